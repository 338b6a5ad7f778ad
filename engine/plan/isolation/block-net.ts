import { cutBase } from './cut-base.ts';
import type { IsolationGround, IsolationSite } from './isolation-desk.ts';

/** Another thread that reckons nets of blocks on the same ground. */
export interface NetHelper {
  /** Blocks it likes to have waiting, so that it never idles while answers travel. */
  readonly depth: number;
  /** The same number as `blockNet`; null when the thread was lost on the way. */
  netOf(rows: Uint32Array): Promise<number | null>;
  /** Frees what it holds; questions still waiting reject. */
  close(): void;
}

/** Threads that help on one ground beside the calling one; the result is the same to the last bit without any. */
export type NetHelpers = (ground: IsolationGround) => readonly NetHelper[];

/** What the belts would leave of a block, m² on the ellipsoid. */
export function blockNet(site: IsolationSite, rows: Uint32Array): number {
  const { question, parcels, looker } = site;
  const asked = { question, placement: question.placement, plannedCapture: 0, areaOnly: true };
  const { cut } = cutBase(site, looker.edgesOf(rows), asked);
  let net = 0;
  for (let k = 0; k < rows.length; k++) {
    const share = (cut.netAreaM2[k] as number) / (cut.areaM2[k] as number);
    net += share * (parcels.areaM2[rows[k] as number] as number);
  }
  return net;
}

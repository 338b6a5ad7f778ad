import { blockNet, type IsolationSite, isolationSite } from '../engine/index.ts';
import type { CallContext } from './call-context.ts';
import type { GroundRequest, NetRequest } from './messages.ts';

/** Keeps a ground with its indices in this thread until it is closed. */
export async function openGround({ id, ground }: GroundRequest, { grounds }: CallContext): Promise<null> {
  grounds.set(id, isolationSite(ground));
  return null;
}

/** What the belts would leave of one block of an open ground, m². */
export async function netOfBlock({ id, rows }: NetRequest, { grounds }: CallContext): Promise<number> {
  const site: IsolationSite | undefined = grounds.get(id);
  if (site === undefined) throw new Error(`the ground ${id} is not open`);
  return blockNet(site, rows);
}

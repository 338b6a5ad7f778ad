import type { Run } from '../../run/run.ts';
import { blockNet, type NetHelper } from './block-net.ts';
import type { IsolationSite } from './isolation-desk.ts';

/**
 * Nets of blocks, reckoned by the helpers from the moment it is made, and by the calling thread once it asks. Every block is reckoned
 * by itself, so it does not matter who does.
 */
export class NetsOfBlocks {
  private readonly site: IsolationSite;
  private readonly blocks: readonly Uint32Array[];
  private readonly helpers: readonly NetHelper[];
  private readonly nets: Float64Array;
  /** Blocks nobody has begun, the largest last. */
  private readonly open: number[];
  private readonly helping: Promise<void>[];

  constructor(site: IsolationSite, blocks: readonly Uint32Array[], helpers: readonly NetHelper[]) {
    this.site = site;
    this.blocks = blocks;
    this.helpers = helpers;
    this.nets = new Float64Array(blocks.length);
    this.open = Array.from(blocks.keys()).sort((a, b) => this.size(a) - this.size(b) || b - a);
    this.helping = helpers.flatMap((helper) => Array.from({ length: helper.depth }, () => this.helpedBy(helper)));
    // A failure is told to whoever asks for the nets; it must not count as unhandled meanwhile.
    for (const help of this.helping) help.catch(() => undefined);
  }

  /** Net of every block, m² on the ellipsoid. */
  async all(run: Run): Promise<Float64Array> {
    await this.reckonOpen(run);
    await Promise.all(this.helping);
    // What a lost thread left undone.
    await this.reckonOpen(run);
    return this.nets;
  }

  /** Lets the helpers go; what they have in work is dropped. */
  close(): void {
    for (const helper of this.helpers) helper.close();
  }

  private async reckonOpen(run: Run): Promise<void> {
    for (let block = this.open.pop(); block !== undefined; block = this.open.pop()) {
      await run.step('belts', this.blocks.length - this.open.length - 1, this.blocks.length);
      this.nets[block] = blockNet(this.site, this.blocks[block] as Uint32Array);
    }
  }

  private async helpedBy(helper: NetHelper): Promise<void> {
    for (let block = this.open.pop(); block !== undefined; block = this.open.pop()) {
      const net = await helper.netOf(this.blocks[block] as Uint32Array);
      if (net === null) {
        this.open.push(block);
        return;
      }
      this.nets[block] = net;
    }
  }

  private size(block: number): number {
    return this.blocks[block]?.length ?? 0;
  }
}

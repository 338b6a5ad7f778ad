import type { IsolationGround, NetHelper, NetHelpers } from '../engine/index.ts';
import type { WorkerLine } from './worker-line.ts';
import { WorkerLost } from './worker-lost.ts';

let groundsOpened = 0;

/** Help with belts from the workers behind some lines. */
export function netHelpersOn(lines: readonly WorkerLine[]): NetHelpers {
  return (ground) => lines.map((line) => new LineHelper(line, ground));
}

/** Reckons blocks at the other end of a line. A worker that dies is not followed: whoever asked does its blocks. */
class LineHelper implements NetHelper {
  /** One block in work and two waiting, so that the worker never idles while the other side has no ear for answers. */
  readonly depth = 3;
  private readonly id = `ground-${++groundsOpened}`;
  private readonly cancel = new AbortController();
  private readonly line: WorkerLine;
  private readonly opened: Promise<null>;

  constructor(line: WorkerLine, ground: IsolationGround) {
    this.line = line;
    this.opened = line.call('openGround', { id: this.id, ground }, { signal: this.cancel.signal });
    this.opened.catch(() => undefined);
  }

  async netOf(rows: Uint32Array): Promise<number | null> {
    try {
      await this.opened;
      return await this.line.call('blockNet', { id: this.id, rows }, { signal: this.cancel.signal });
    } catch (error) {
      if (error instanceof WorkerLost) return null;
      throw error;
    }
  }

  close(): void {
    if (this.cancel.signal.aborted) return;
    this.cancel.abort();
    this.line.call('closeGround', this.id).catch(() => undefined);
  }
}

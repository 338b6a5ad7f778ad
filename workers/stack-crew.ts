import type { ChunkMeasurer, ChunkResult, Helpers, LayerTask, StackJob } from '../engine/index.ts';
import type { FileBase } from './messages.ts';
import { unpackError } from './pack-error.ts';
import { sharedJob } from './shared-job.ts';
import type { WorkerLine } from './worker-line.ts';
import { WorkerLost } from './worker-lost.ts';

/** Workers that may die over one chunk before the chunk is taken for the cause. */
const MOST_LOSSES = 2;

let stacksOpened = 0;

/** Help from the workers behind some lines. */
export function helpersOn(lines: readonly WorkerLine[], base: FileBase): Helpers {
  return (tasks) => ({
    join: async (job) => {
      if (lines.length === 0) return [];
      const shared = sharedJob(job);
      return lines.map((line) => new LineMeasurer(line, { base, tasks, job: shared }));
    },
  });
}

interface Help {
  readonly base: FileBase;
  readonly tasks: readonly LayerTask[];
  readonly job: StackJob;
}

/** Measures chunks at the other end of a line; a worker that dies is followed by its successor, who does the chunk again. */
class LineMeasurer implements ChunkMeasurer {
  /** One chunk in work and two waiting, so that the worker never idles while the other side has no ear for results. */
  readonly depth = 3;
  private readonly id = `stack-${++stacksOpened}`;
  private readonly cancel = new AbortController();
  private readonly line: WorkerLine;
  private readonly help: Help;
  private opened: { readonly generation: number; readonly done: Promise<null> } | null = null;

  constructor(line: WorkerLine, help: Help) {
    this.line = line;
    this.help = help;
  }

  async measure(chunk: number): Promise<ChunkResult> {
    for (let losses = 0; ; losses++) {
      const { generation } = this.line;
      try {
        await this.open(generation);
        const { signal } = this.cancel;
        const { failures, ...result } = await this.line.call('chunk', { id: this.id, chunk }, { signal });
        return { ...result, failures: failures.map(({ place, error }) => ({ place, error: unpackError(error) })) };
      } catch (error) {
        if (!(error instanceof WorkerLost)) throw error;
        if (losses >= MOST_LOSSES)
          throw new Error(`chunk ${chunk} ended ${losses + 1} worker threads: ${error.message}`);
        await this.line.successor(generation);
      }
    }
  }

  close(): void {
    if (this.cancel.signal.aborted) return;
    this.cancel.abort();
    if (this.opened !== null) this.line.call('closeStack', this.id).catch(() => undefined);
  }

  private open(generation: number): Promise<null> {
    if (this.opened?.generation !== generation) {
      const done = this.line.call('openStack', { id: this.id, ...this.help }, { signal: this.cancel.signal });
      done.catch(() => undefined);
      this.opened = { generation, done };
    }
    return this.opened.done;
  }
}

import type { CallName, EngineCalls, FromWorker, Progress, ToWorker } from './messages.ts';
import { abortError, unpackError } from './pack-error.ts';
import { transferablesOf } from './transfer.ts';

/** What a caller may pass with a call. */
export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

interface Pending {
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** The calling end of one line to a worker: numbers calls, matches replies, cancels. */
export class CallDesk {
  private readonly pending = new Map<number, Pending>();
  private readonly post: (message: ToWorker, transfer: readonly Transferable[]) => void;
  private last = 0;

  constructor(post: (message: ToWorker, transfer: readonly Transferable[]) => void) {
    this.post = post;
  }

  /** How many calls are waiting for a reply. */
  get load(): number {
    return this.pending.size;
  }

  /** Calls by name. A cancelled call rejects at once with `AbortError`; the worker stops at its next step. */
  call<Name extends CallName>(
    name: Name,
    input: EngineCalls[Name][0],
    options: CallOptions = {},
  ): Promise<EngineCalls[Name][1]> {
    const { signal, onProgress } = options;
    if (signal?.aborted) return Promise.reject(abortError());
    const id = ++this.last;
    return new Promise<EngineCalls[Name][1]>((resolve, reject) => {
      const cancel = () => {
        if (!this.pending.delete(id)) return;
        this.post({ type: 'cancel', id }, []);
        reject(abortError());
      };
      signal?.addEventListener('abort', cancel, { once: true });
      const settle = () => signal?.removeEventListener('abort', cancel);
      this.pending.set(id, {
        resolve: (output) => {
          settle();
          resolve(output);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
        onProgress,
      });
      this.post({ type: 'call', id, name, input }, []);
    });
  }

  /** Hands over a message from the worker. A reply to a cancelled call is ignored. */
  receive(message: FromWorker): void {
    const call = this.pending.get(message.id);
    if (call === undefined) return;
    if (message.type === 'progress') {
      call.onProgress?.(message.progress);
      return;
    }
    this.pending.delete(message.id);
    if (message.type === 'reply') call.resolve(message.output as never);
    else call.reject(unpackError(message.error));
  }

  /** Rejects every waiting call, such as when the worker died. */
  failAll(error: Error): void {
    for (const call of this.pending.values()) call.reject(error);
    this.pending.clear();
  }
}

/** A reply whose buffers move instead of being copied, except those the answering thread keeps. */
export function postReply(
  post: (message: FromWorker, transfer: Transferable[]) => void,
  id: number,
  { output, kept }: { readonly output: unknown; readonly kept: ReadonlySet<ArrayBuffer> },
): void {
  const moving = transferablesOf(output).filter((buffer) => !kept.has(buffer));
  post({ type: 'reply', id, output }, moving);
}

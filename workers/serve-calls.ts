import {
  type ByteSource,
  highsSolver,
  type Inflate,
  type MipSolver,
  type PlanInputs,
  type Run,
} from '../engine/index.ts';
import type { CallContext } from './call-context.ts';
import { CallDesk, postReply } from './call-desk.ts';
import { ENGINE_CALLS } from './engine-calls.ts';
import type { FileBase, FromWorker, ToWorker } from './messages.ts';
import { netHelpersOn } from './net-crew.ts';
import { abortError, packError } from './pack-error.ts';
import { helpersOn } from './stack-crew.ts';
import { WorkerLine } from './worker-line.ts';

/** What a platform gives its worker. */
export interface WorkerHost {
  /** Opens a file by name within `base`; throws `PlanningError` (`missing-file`). */
  open(base: FileBase, name: string): Promise<ByteSource>;
  readonly inflate: Inflate;
  /** Resolves when every message that had come in was heard. */
  turn(): Promise<void>;
}

type Post = (message: FromWorker, transfer: Transferable[]) => void;

/** The answering end of a worker: runs calls, reports progress, listens for cancel between steps. */
export function serveCalls(post: Post, host: WorkerHost): (message: ToWorker) => void {
  const cancelled = new Set<number>();
  const peers: WorkerLine[] = [];
  let solver: Promise<MipSolver> | null = null;
  const context: CallContext = {
    inputs: (base) => inputsOf(host, base),
    helpers: (base) => helpersOn(peers, base),
    netHelpers: netHelpersOn(peers),
    solver: () => (solver ??= highsSolver()),
    stacks: new Map(),
    grounds: new Map(),
    ground: null,
    isolation: null,
  };
  return (message) => {
    switch (message.type) {
      case 'call':
        void answer(message, { post, context, cancelled, turn: () => host.turn() });
        return;
      case 'cancel':
        cancelled.add(message.id);
        return;
      case 'peer':
        joinPeer(peers, message.place, deskOn(message.port));
        return;
      case 'serve':
        serveOn(message.port, host);
    }
  };
}

/** The files of a base as the engine wants them. */
function inputsOf(host: WorkerHost, base: FileBase): PlanInputs {
  return { open: (name) => host.open(base, name), inflate: host.inflate };
}

function joinPeer(peers: WorkerLine[], place: number, desk: CallDesk): void {
  const line = peers[place];
  if (line === undefined) peers[place] = new WorkerLine(desk);
  else line.takeOver(desk);
}

interface Line {
  readonly post: Post;
  readonly context: CallContext;
  readonly cancelled: Set<number>;
  readonly turn: () => Promise<void>;
}

async function answer(call: Extract<ToWorker, { type: 'call' }>, line: Line): Promise<void> {
  const { id, name, input } = call;
  const { post, context, cancelled } = line;
  const run = heardRun(id, line);
  try {
    const engineCall = ENGINE_CALLS[name] as (input: unknown, context: CallContext, run: Run) => Promise<unknown>;
    const output = await engineCall(input, context, run);
    postReply(post, id, { output, kept: context.ground?.buffers ?? NOTHING_KEPT });
  } catch (error) {
    post({ type: 'error', id, error: packError(error) }, []);
  } finally {
    cancelled.delete(id);
  }
}

const NOTHING_KEPT: ReadonlySet<ArrayBuffer> = new Set();

/** Steps nearer to each other than this, in milliseconds, are passed over: telling and listening cost more than they. */
const STEP = 8;

/** Tells progress and hears a cancel. */
function heardRun(id: number, { post, cancelled, turn }: Omit<Line, 'context'>): Run {
  let last = Number.NEGATIVE_INFINITY;
  let told: string | null = null;
  return {
    async step(stage, done, total) {
      if (cancelled.has(id)) throw abortError();
      if (stage === told && performance.now() - last < STEP) return;
      told = stage;
      post({ type: 'progress', id, progress: { stage, done, total } }, []);
      await turn();
      last = performance.now();
      if (cancelled.has(id)) throw abortError();
    },
  };
}

function deskOn(port: MessagePort): CallDesk {
  const desk = new CallDesk((message, transfer) => port.postMessage(message, [...transfer]));
  port.onmessage = (event: MessageEvent) => desk.receive(event.data as FromWorker);
  return desk;
}

function serveOn(port: MessagePort, host: WorkerHost): void {
  const receive = serveCalls((message, transfer) => port.postMessage(message, transfer), host);
  port.onmessage = (event: MessageEvent) => receive(event.data as ToWorker);
}

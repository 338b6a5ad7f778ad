import { type ByteSource, type Measurers, measureLayer, type PlanInputs, type Run } from '../engine/index.ts';
import type { CallContext } from './call-context.ts';
import { CallDesk, postReply } from './call-desk.ts';
import { ENGINE_CALLS } from './engine-calls.ts';
import type { FileBase, FromWorker, LayerRequest, ToWorker } from './messages.ts';
import { abortError, packError } from './pack-error.ts';

/** What a platform gives its worker. */
export interface WorkerHost {
  /** Opens a file by name within `base`; throws `PlanningError` (`missing-file`). */
  open(base: FileBase, name: string): Promise<ByteSource>;
}

type Post = (message: FromWorker, transfer: Transferable[]) => void;

/** The answering end of a worker: runs calls, reports progress, listens for cancel between steps. */
export function serveCalls(post: Post, host: WorkerHost): (message: ToWorker) => void {
  const cancelled = new Set<number>();
  const peers: CallDesk[] = [];
  const context: CallContext = {
    inputs: (base) => ({ open: (name) => host.open(base, name) }),
    measurers: (base) => lanes(base, peers, { open: (name) => host.open(base, name) }),
  };
  return (message) => {
    switch (message.type) {
      case 'call':
        void answer(message, { post, context, cancelled });
        return;
      case 'cancel':
        cancelled.add(message.id);
        return;
      case 'peers':
        for (const port of message.ports) peers.push(deskOn(port));
        return;
      case 'serve':
        serveOn(message.port, host);
    }
  };
}

interface Line {
  readonly post: Post;
  readonly context: CallContext;
  readonly cancelled: Set<number>;
}

async function answer(call: Extract<ToWorker, { type: 'call' }>, { post, context, cancelled }: Line): Promise<void> {
  const { id, name, input } = call;
  const run: Run = {
    async step(stage, done, total) {
      post({ type: 'progress', id, progress: { stage, done, total } }, []);
      await nextTurn();
      if (cancelled.has(id)) throw abortError();
    },
  };
  try {
    const engineCall = ENGINE_CALLS[name] as (input: unknown, context: CallContext, run: Run) => Promise<unknown>;
    postReply(post, id, await engineCall(input, context, run));
  } catch (error) {
    post({ type: 'error', id, error: packError(error) }, []);
  } finally {
    cancelled.delete(id);
  }
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

/** Layers side by side: the calling thread and its siblings each take the next waiting layer. */
function lanes(base: FileBase, peers: readonly CallDesk[], inputs: PlanInputs): Measurers {
  const busy = new Map<CallDesk | null, Promise<unknown>>([[null, Promise.resolve()]]);
  for (const peer of peers) busy.set(peer, Promise.resolve());
  const waiting = new Map<CallDesk | null, number>([...busy.keys()].map((lane) => [lane, 0]));
  return {
    measure(task, polygons, run) {
      const lane = leastLoaded(waiting);
      waiting.set(lane, (waiting.get(lane) ?? 0) + 1);
      const request: LayerRequest = { base, task, polygons };
      const work = (busy.get(lane) as Promise<unknown>)
        .catch(() => undefined)
        .then(() => (lane === null ? measureLayer(task, polygons, inputs, run) : lane.call('layer', request)));
      busy.set(lane, work);
      return work.finally(() => waiting.set(lane, (waiting.get(lane) ?? 1) - 1));
    },
  };
}

/** The lane with the fewest layers waiting; siblings come before the calling thread. */
function leastLoaded(waiting: ReadonlyMap<CallDesk | null, number>): CallDesk | null {
  let best: CallDesk | null = null;
  let load = waiting.get(null) ?? 0;
  for (const [lane, count] of waiting) {
    if (lane !== null && count <= load) {
      best = lane;
      load = count;
    }
  }
  return best;
}

const turns = new MessageChannel();
const resumed: (() => void)[] = [];
turns.port1.onmessage = () => resumed.shift()?.();

/** Resolves in the next turn of the event loop, so that a cancel message can come in. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    resumed.push(resolve);
    turns.port2.postMessage(null);
  });
}

import { parentPort } from 'node:worker_threads';
import type { ToWorker } from '../workers/messages.ts';
import { serveCalls } from '../workers/serve-calls.ts';
import { diskSource } from './file-source.ts';
import { nodeInflate } from './inflate.ts';
import { nodeTurn } from './node-turn.ts';

const port = parentPort;
if (port === null) throw new Error('engine-worker runs as a worker thread only');

const receive = serveCalls(
  (message, transfer) => port.postMessage(message, transfer as Parameters<typeof port.postMessage>[1]),
  { open: diskSource, inflate: nodeInflate, turn: nodeTurn },
);

port.on('message', (message: ToWorker) => receive(message));

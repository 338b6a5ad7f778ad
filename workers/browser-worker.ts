import { browserInflate } from './browser-inflate.ts';
import { browserTurn } from './browser-turn.ts';
import type { ToWorker } from './messages.ts';
import { openedSource } from './opened-source.ts';
import { serveCalls } from './serve-calls.ts';

const receive = serveCalls((message, transfer) => self.postMessage(message, { transfer }), {
  open: openedSource,
  inflate: browserInflate,
  turn: browserTurn,
});

self.addEventListener('message', (event: MessageEvent<ToWorker>) => receive(event.data));

import { fetchedSource } from './fetched-source.ts';
import type { ToWorker } from './messages.ts';
import { serveCalls } from './serve-calls.ts';

const receive = serveCalls((message, transfer) => self.postMessage(message, { transfer }), { open: fetchedSource });

self.addEventListener('message', (event: MessageEvent<ToWorker>) => receive(event.data));

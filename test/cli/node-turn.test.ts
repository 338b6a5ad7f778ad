import { describe, expect, it } from 'vitest';
import { nodeTurn } from '../../cli/node-turn.ts';

describe('a turn of a worker thread', () => {
  it('lets in what comes by another port, however many turns went before', async () => {
    const { port1, port2 } = new MessageChannel();
    const heard: unknown[] = [];
    port1.onmessage = ({ data }) => heard.push(data);
    try {
      for (let turn = 0; turn < 20; turn++) await nodeTurn();
      port2.postMessage('cancel');
      for (let turn = 0; turn < 3; turn++) await nodeTurn();
      expect(heard).toEqual(['cancel']);
    } finally {
      port1.close();
    }
  });
});

import { describe, expect, it } from 'vitest';
import { InputDesk } from '../../../engine/plan/input-desk.ts';
import { filesOf } from './tiny-plan.ts';

/** A desk over two sheets, and how often each was opened. */
function countedDesk() {
  const opened: string[] = [];
  const files = filesOf({ 'history.csv': 'id,year,crop\np1,2024\n', 'wind.csv': 'town,share\nt1,0.5\n' });
  const open = (name: string) => {
    opened.push(name);
    return files.open(name);
  };
  return { desk: new InputDesk({ open }), opened };
}

describe('the desk of inputs', () => {
  it('reads a shared sheet once for all who ask, and tells each what it found', async () => {
    const { desk, opened } = countedDesk();
    desk.share('history.csv');
    const first = await desk.sheet('crop history', 'history.csv');
    const { table, rowOf } = await desk.rows('crop history', 'history.csv');
    expect(table).toBe(first.table);
    expect(rowOf(0)).toBe(2);
    expect(opened).toEqual(['history.csv']);
    expect(desk.records.map(({ file }) => file)).toEqual(['history.csv']);
    expect(desk.findings.map(({ code }) => code)).toEqual(['row-length-differs', 'row-length-differs']);
  });

  it('reads others every time, and the shared one too once it is let go', async () => {
    const { desk, opened } = countedDesk();
    desk.share('history.csv');
    for (let k = 0; k < 2; k++) {
      await desk.sheet('wind roses', 'wind.csv');
      await desk.sheet('crop history', 'history.csv');
    }
    desk.share(null);
    await desk.sheet('crop history', 'history.csv');
    expect(opened).toEqual(['wind.csv', 'history.csv', 'wind.csv', 'history.csv']);
  });
});

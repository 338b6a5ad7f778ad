import { describe, expect, it } from 'vitest';
import { ROW_PX, rowSpan } from '../../../web/parts/row-span.ts';

describe('the rows of a table that are drawn', () => {
  it('are all of a short table', () => {
    expect(rowSpan(200, 5000, 0)).toEqual({ from: 0, past: 200, whole: true });
  });

  it('hold everything in sight of a long one, and not much more', () => {
    const height = 260;
    for (const top of [0, 13, 27, 28, 1000, 39_990 * ROW_PX, 40_000 * ROW_PX - height]) {
      const { from, past } = rowSpan(40_000, top, height);
      expect(from * ROW_PX, `top ${top}`).toBeLessThanOrEqual(top);
      expect(past * ROW_PX, `top ${top}`).toBeGreaterThanOrEqual(Math.min(40_000 * ROW_PX, top + height));
      expect(past - from).toBeLessThan(60);
    }
  });

  it('stay within a table that became shorter than it was scrolled', () => {
    const { from, past } = rowSpan(300, 40_000 * ROW_PX, 260);
    expect([from < 290, past]).toEqual([true, 300]);
  });
});

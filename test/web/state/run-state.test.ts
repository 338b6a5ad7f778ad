import { describe, expect, it } from 'vitest';
import { PlanningError, STAGES, text } from '../../../engine/index.ts';
import { STAGES as PAGE_STAGES } from '../../../web/engine-client.ts';
import { faultOf, shareDone } from '../../../web/state/run-state.ts';

describe('the progress of a run', () => {
  it('never goes back, and ends at one', () => {
    const shares = STAGES.flatMap((stage) => [0, 1, 2, 2].map((done) => shareDone({ stage, done, total: 2 }, STAGES)));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
    expect(shareDone(null, STAGES)).toBe(0);
    expect(shareDone({ stage: 'read', done: 0, total: 0 }, STAGES)).toBe(0);
  });

  it('knows the stages of the engine', () => {
    expect(PAGE_STAGES).toEqual(STAGES);
  });
});

describe('what a run threw', () => {
  it('keeps the words of a planning error', () => {
    const what = { text: text('缺文件', 'missing'), remedy: text('补上', 'add it'), at: { file: 'a.tif' } };
    expect(faultOf(new PlanningError('input', 'missing-file', what))).toEqual(what);
  });

  it('is silence after a cancel', () => {
    expect(faultOf(new DOMException('cancelled', 'AbortError'))).toBeNull();
  });

  it('says that it was not expected otherwise, in both languages', () => {
    const fault = faultOf(new TypeError('x is not a function'));
    expect(fault?.text.zh).toContain('x is not a function');
    expect(fault?.remedy.en).not.toBe('');
    expect(faultOf('odd')?.text.en).toContain('odd');
  });
});

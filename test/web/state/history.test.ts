import { describe, expect, it } from 'vitest';
import { createHistory } from '../../../web/state/history.ts';

/** A history whose clock stands still until it is moved. */
function historyAt() {
  const clock = { ms: 0 };
  return { clock, history: createHistory<number, string>(0, () => clock.ms) };
}

describe('the history of decisions', () => {
  it('begins with nothing to undo', () => {
    const { history } = historyAt();
    expect(history.present.value).toEqual({ state: 0, label: null });
    history.undo();
    history.redo();
    expect([history.present.value.state, history.undoable.value, history.redoable.value]).toEqual([0, null, null]);
  });

  it('undoes and redoes every decision in turn', () => {
    const { history, clock } = historyAt();
    for (const [k, label] of ['a', 'b', 'c'].entries()) {
      clock.ms += 10;
      history.decide(k + 1, label);
    }
    expect(history.decisions.value).toEqual(['a', 'b', 'c']);
    history.undo();
    history.undo();
    expect([history.present.value.state, history.undoable.value, history.redoable.value]).toEqual([1, 'a', 'b']);
    history.redo();
    expect(history.present.value).toEqual({ state: 2, label: 'b' });
  });

  it('forgets what was undone once something else is decided', () => {
    const { history } = historyAt();
    history.decide(1, 'a');
    history.decide(2, 'b');
    history.undo();
    history.decide(3, 'c');
    expect(history.redoable.value).toBeNull();
    history.undo();
    expect(history.present.value.state).toBe(1);
  });

  it('takes decisions of one name that follow closely as one, and later ones apart', () => {
    const { history, clock } = historyAt();
    history.decide(1, 'weight');
    clock.ms = 900;
    history.decide(2, 'weight');
    clock.ms = 1899;
    history.decide(3, 'weight');
    clock.ms = 2899;
    history.decide(4, 'weight');
    expect(history.decisions.value).toEqual(['weight', 'weight']);
    history.undo();
    expect(history.present.value.state).toBe(3);
    history.decide(5, 'weight');
    history.undo();
    expect(history.present.value.state).toBe(3);
  });

  it('keeps two hundred decisions and lets the oldest go', () => {
    const { history } = historyAt();
    for (let k = 1; k <= 300; k++) history.decide(k, `step ${k}`);
    for (let k = 0; k < 300; k++) history.undo();
    expect(history.present.value.state).toBe(101);
  });
});

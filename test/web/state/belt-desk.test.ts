import { describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import type { BeltRequest, BeltTables, PlanTables } from '../../../engine/index.ts';
import { createBeltDesk } from '../../../web/state/belt-desk.ts';
import type { BeltEngine } from '../../../web/state/belt-redrawer.ts';
import { createStore, setFocus } from '../../../web/state/store.ts';
import { smallBelts, smallPlanWithBelts } from '../small-belts.ts';

/** A page with a plan, and an engine that answers as `redraw` says; frames come when they are asked for. */
function desk(redraw: BeltEngine['redraw'], tables: PlanTables = smallPlanWithBelts()) {
  const store = createStore('', { theme: 'light' });
  const frames: (() => void)[] = [];
  const belts = createBeltDesk(store, { redraw, nextFrame: (run) => frames.push(run), rest: 0 });
  store.result.value = { tables, candidatesGeoJson: '' };
  return { store, belts, frame: () => frames.splice(0).forEach((run) => run()) };
}

const answering = (asked: BeltRequest[]): BeltEngine['redraw'] => {
  return async (request) => {
    asked.push(request);
    return smallBelts(request.change.floorM ?? 8);
  };
};

const GROSS = 18_000;
const netUnder = (floorM: number) => GROSS - 40 * floorM;

describe('belts that are tried out', () => {
  it('are the plan’s until something is changed', () => {
    const { belts } = desk(answering([]));
    expect(belts.isTrial.value).toBe(false);
    expect(belts.settings.value).toEqual({ floorM: 8, targetDeposit: 0.1, placement: 'inside' });
    expect(belts.netOf(0)).toBe(netUnder(8));
    expect(belts.ahead.value).toBeNull();
  });

  it('follow in the base in focus with the next frame, in all others after a rest', async () => {
    const asked: BeltRequest[] = [];
    const { store, belts, frame } = desk(answering(asked));
    setFocus(store, { kind: 'parcel', id: '620702107203000002' }, false);
    belts.try({ floorM: 12 });
    belts.try({ floorM: 20 });
    expect(belts.isTrial.value).toBe(true);
    expect(belts.isWhole.value).toBe(false);
    frame();
    await vi.waitFor(() => expect(belts.netOf(0)).toBe(netUnder(20)));
    expect(asked[0]).toEqual({ change: { floorM: 20 }, parcel: 0 });
    await vi.waitFor(() => expect(belts.isWhole.value).toBe(true));
    expect(asked.at(-1)).toEqual({ change: { floorM: 20 }, parcel: null });
    expect(asked).toHaveLength(2);
    expect(belts.redraw.value.state).toBe('done');
    expect(belts.all.value?.rule.floorM).toBe(20);
  });

  it('are the plan’s again when the settings are, or when told so', async () => {
    const { belts } = desk(answering([]));
    belts.try({ floorM: 20 });
    await vi.waitFor(() => expect(belts.isWhole.value).toBe(true));
    belts.try({ floorM: 8 });
    expect(belts.isTrial.value).toBe(false);
    expect(belts.all.value?.rule.floorM).toBe(8);
    belts.try({ placement: 'shared' });
    belts.reset();
    expect(belts.settings.value?.placement).toBe('inside');
    expect(belts.netOf(0)).toBe(netUnder(8));
  });

  it('keep the newest settings when answers come late, and the old picture until then', async () => {
    const waiting: { floor: number; answer: (tables: BeltTables) => void }[] = [];
    const redraw: BeltEngine['redraw'] = ({ change, parcel }) =>
      parcel === null
        ? new Promise(() => undefined)
        : new Promise((answer) => waiting.push({ floor: change.floorM ?? 8, answer }));
    const { store, belts, frame } = desk(redraw);
    setFocus(store, { kind: 'candidate', id: '620702107203-01' }, false);
    belts.try({ floorM: 10 });
    frame();
    belts.try({ floorM: 30 });
    frame();
    expect(belts.netOf(0)).toBe(netUnder(8));
    expect(waiting.map(({ floor }) => floor)).toEqual([10]);
    waiting[0]?.answer(smallBelts(10));
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    expect(belts.netOf(0)).toBe(netUnder(10));
    expect(waiting[1]?.floor).toBe(30);
    waiting[1]?.answer(smallBelts(30));
    await vi.waitFor(() => expect(belts.netOf(0)).toBe(netUnder(30)));
  });

  it('tell how far all bases are, stop, and go on', async () => {
    const signals: AbortSignal[] = [];
    const redraw: BeltEngine['redraw'] = (_request, { signal, onProgress }) => {
      signals.push(signal);
      onProgress({ stage: 'belts', done: 7, total: 10 });
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    };
    const { belts } = desk(redraw);
    belts.try({ floorM: 9 });
    await vi.waitFor(() => expect(belts.redraw.value).toEqual({ state: 'running', done: 2, total: 5 }));
    belts.stop();
    expect(belts.redraw.value.state).toBe('stopped');
    expect(signals[0]?.aborted).toBe(true);
    belts.resume();
    await nextTick();
    expect(belts.redraw.value.state).toBe('running');
  });

  it('tell what went wrong', async () => {
    const words = { zh: '字', en: 'word' };
    const { belts } = desk(() => Promise.reject(Object.assign(new Error('x'), { text: words, remedy: words, at: {} })));
    belts.try({ floorM: 9 });
    await vi.waitFor(() => expect(belts.redraw.value.state).toBe('failed'));
    expect(belts.netOf(0)).toBe(netUnder(8));
  });

  it('leave the focus on the ground when stretches are counted anew', async () => {
    const order = [3, 2, 1, 0];
    const redraw: BeltEngine['redraw'] = async () => {
      const tables = smallBelts(20);
      const path = order.flatMap((s) => [...tables.segments.path.slice(4 * s, 4 * s + 4)]);
      const segments = { ...tables.segments, parcel: Uint32Array.of(1, 0, 1, 0), path: Float64Array.from(path) };
      return { ...tables, segments };
    };
    const { store, belts, frame } = desk(redraw);
    setFocus(store, { kind: 'border', id: '620702107203-01/2' }, false);
    expect(store.focus.value).toEqual({ kind: 'border', row: 0, stretch: 1 });
    await nextTick();
    belts.try({ floorM: 20 });
    frame();
    await vi.waitFor(() => expect(store.focusKey.value?.id).toBe('620702107203-01/3'));
  });

  it('are not there for a plan without belts', () => {
    const { belts } = desk(answering([]), { ...smallPlanWithBelts(), isolation: null });
    belts.try({ floorM: 20 });
    expect(belts.settings.value).toBeNull();
    expect(belts.isTrial.value).toBe(false);
    expect(belts.borderOf(0)).toBeNull();
    expect(belts.netOf(0)).toBeNaN();
  });
});

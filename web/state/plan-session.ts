import { fetchScenario, runPlan } from '../engine-client.ts';
import { faultOf, type RunState } from './run-state.ts';
import type { Store } from './store.ts';

/** Starts the plan of the page, and cancels it. */
export interface PlanSession {
  /** Starts anew; a run under way is cancelled first. */
  start(): void;
  cancel(): void;
}

/** Makes the session that writes progress, result or fault into the store. */
export function createPlanSession(store: Store): PlanSession {
  let current: AbortController | null = null;
  return {
    start() {
      current?.abort();
      const mine = new AbortController();
      current = mine;
      store.run.value = { state: 'running', progress: null };
      void runPlanInto(store, mine.signal, () => current === mine);
    },
    cancel() {
      current?.abort();
    },
  };
}

/** `isCurrent` is false once another run was started: then this one has nothing more to say. */
async function runPlanInto(store: Store, signal: AbortSignal, isCurrent: () => boolean): Promise<void> {
  const show = (state: RunState) => {
    if (isCurrent()) store.run.value = state;
  };
  try {
    const card = await fetchScenario(signal);
    store.card.value = card;
    const result = await runPlan(card, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) show({ state: 'running', progress });
      },
    });
    if (signal.aborted) return show({ state: 'cancelled' });
    store.result.value = result;
    show({ state: 'done' });
  } catch (error) {
    const fault = faultOf(error);
    show(fault === null ? { state: 'cancelled' } : { state: 'failed', fault });
  }
}

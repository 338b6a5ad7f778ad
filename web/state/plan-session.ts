import { fetchScenario, runPlan, type ScenarioCard, type ScenarioDocument } from '../engine-client.ts';
import { linkLabel } from '../text/decision-labels.ts';
import type { QuestionDesk } from './question.ts';
import { faultOf, type RunState } from './run-state.ts';
import type { Store } from './store.ts';

/** Starts the plan of the page, and cancels it. */
export interface PlanSession {
  /** Plans the question of the moment, the embedded one when there is none yet; a run under way is cancelled first. */
  start(): void;
  cancel(): void;
}

/** Changes of the scenario that a link carries; null without any. */
export type LinkedChange = () => Promise<ScenarioDocument | null>;

/** Makes the session that writes progress, result or fault into the store. */
export function createPlanSession(store: Store, question: QuestionDesk, linked: LinkedChange): PlanSession {
  let current: AbortController | null = null;
  return {
    start() {
      current?.abort();
      const mine = new AbortController();
      current = mine;
      store.run.value = { state: 'running', progress: null };
      void runPlanInto({ store, question, linked }, mine.signal, () => current === mine);
    },
    cancel() {
      current?.abort();
    },
  };
}

interface SessionParts {
  readonly store: Store;
  readonly question: QuestionDesk;
  readonly linked: LinkedChange;
}

/** `isCurrent` is false once another run was started: then this one has nothing more to say. */
async function runPlanInto(parts: SessionParts, signal: AbortSignal, isCurrent: () => boolean): Promise<void> {
  const { store, question } = parts;
  const show = (state: RunState) => {
    if (isCurrent()) store.run.value = state;
  };
  try {
    const card = store.card.value ?? (await openQuestion(parts, signal));
    const document = question.document.value ?? card.document;
    const result = await runPlan(
      { ...card, document },
      {
        signal,
        onProgress: (progress) => {
          if (!signal.aborted) show({ state: 'running', progress });
        },
      },
    );
    if (signal.aborted) return show({ state: 'cancelled' });
    question.planned.value = document;
    store.live.value = null;
    store.result.value = result;
    show({ state: 'done' });
  } catch (error) {
    const fault = faultOf(error);
    show(fault === null ? { state: 'cancelled' } : { state: 'failed', fault });
  }
}

async function openQuestion({ store, question, linked }: SessionParts, signal: AbortSignal): Promise<ScenarioCard> {
  const card = await fetchScenario(signal);
  const part = await linked();
  question.begin(card.document, ...(part === null ? [] : [{ part, label: linkLabel }]));
  store.card.value = card;
  return card;
}

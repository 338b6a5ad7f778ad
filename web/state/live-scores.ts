import { type InjectionKey, inject, type ShallowRef, shallowRef, watch } from 'vue';
import type { PlanTables, Rescored, RescoreQuestion, ScenarioDocument } from '../engine-client.ts';
import type { QuestionDesk } from './question.ts';
import { faultOf, type RunFault } from './run-state.ts';
import type { Store } from './store.ts';

/** What reckons scores anew; it lives on the thread that planned. */
export type ScoreEngine = (question: RescoreQuestion) => Promise<Rescored>;

/** Keys of a scenario that scores follow at once; everything else waits for a plan. */
const LIVE_KEYS: ReadonlySet<keyof ScenarioDocument> = new Set([
  'criteria',
  'classes',
  'limits',
  'minimumCoverage',
  'aggregation',
  'memberships',
  'weighting',
  'weightSource',
] as const);

/** Scores that follow the question while it changes. */
export interface LiveScores {
  /** Why the newest question cannot be scored; null while it can. */
  readonly fault: ShallowRef<RunFault | null>;
}

/** Under which the live scores are provided to every component. */
export const LIVE_SCORES: InjectionKey<LiveScores> = Symbol('live scores');

/** The live scores of the page. Throws outside a component of the page: our bug. */
export function useLiveScores(): LiveScores {
  const live = inject(LIVE_SCORES);
  if (live === undefined) throw new Error('the live scores were not provided');
  return live;
}

/**
 * Keeps the store's live scores up with the question: one call is under way at a time, and only the newest question that
 * came meanwhile is asked next.
 */
export function followQuestion(store: Store, question: QuestionDesk, score: ScoreEngine): LiveScores {
  const fault = shallowRef<RunFault | null>(null);
  let isBusy = false;
  let isAgain = false;

  async function follow(): Promise<void> {
    if (isBusy) {
      isAgain = true;
      return;
    }
    isBusy = true;
    do {
      isAgain = false;
      await scoreOnce();
    } while (isAgain);
    isBusy = false;
  }

  async function scoreOnce(): Promise<void> {
    const [tables, document] = [store.tables.value, question.document.value];
    fault.value = null;
    if (tables === null || document === null || !question.changed.value.some((key) => LIVE_KEYS.has(key))) {
      store.live.value = null;
      return;
    }
    try {
      const rescored = await score({ ...questionOf(tables, document, question), scenarioName: nameOf(store) });
      if (store.tables.value === tables) store.live.value = rescored;
    } catch (error) {
      fault.value = faultOf(error);
    }
  }

  watch([question.document, store.tables], () => void follow());
  return { fault };
}

/** The planned scenario with what scores follow at once; other changes wait. */
function questionOf(tables: PlanTables, document: ScenarioDocument, { planned }: QuestionDesk) {
  const live = Object.fromEntries(Object.entries(document).filter(([key]) => LIVE_KEYS.has(key as never)));
  return {
    scenario: { ...planned.value, ...live },
    bases: tables.candidates.map(({ parcels }) => parcels),
    known: Object.fromEntries(tables.criteria.map(({ id, membership }) => [id, membership])),
  };
}

function nameOf({ card }: Store): string {
  return card.value?.scenario ?? '';
}

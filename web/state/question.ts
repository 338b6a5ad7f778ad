import { type ComputedRef, computed, type InjectionKey, inject, type ShallowRef, shallowRef } from 'vue';
import type { LocalText, ScenarioDocument } from '../engine-client.ts';
import { createHistory, type History } from './history.ts';
import type { Store } from './store.ts';

/** The question the page works on: the scenario as decided so far, beside the one that was planned. */
export interface QuestionDesk {
  /** The scenario of the moment, with what is being tried under the hand; null until there is one. */
  readonly document: ComputedRef<ScenarioDocument | null>;
  /** Keys of the scenario that differ from the one planned; empty while the plan answers the question. */
  readonly changed: ComputedRef<readonly (keyof ScenarioDocument)[]>;
  /** Whether the results shown are those of another question. */
  readonly isStale: ComputedRef<boolean>;
  readonly history: History<ScenarioDocument, LocalText>;
  /** The scenario that the plan on the screen answers; null before there is one. */
  readonly planned: ShallowRef<ScenarioDocument | null>;
  /** Shows a change while it is under the hand; it is no decision yet. */
  try(change: ScenarioDocument): void;
  /** Makes a change a decision, which can be undone. */
  decide(change: ScenarioDocument, label: LocalText): void;
  /** Drops what was only tried. */
  release(): void;
  undo(): void;
  redo(): void;
  /** Begins with another scenario, of which `change` is a first decision when there is one. */
  begin(document: ScenarioDocument, change?: { readonly part: ScenarioDocument; readonly label: LocalText }): void;
}

/** Under which the question is provided to every component. */
export const QUESTION: InjectionKey<QuestionDesk> = Symbol('question');

/** The question of the page. Throws outside a component of the page: our bug. */
export function useQuestion(): QuestionDesk {
  const desk = inject(QUESTION);
  if (desk === undefined) throw new Error('the question was not provided');
  return desk;
}

/** Makes the desk; there is a question once the store has a card. */
export function createQuestionDesk(store: Store): QuestionDesk {
  const history = createHistory<ScenarioDocument, LocalText>({}, () => performance.now());
  const tried = shallowRef<ScenarioDocument | null>(null);
  const planned = shallowRef<ScenarioDocument | null>(null);
  const document = computed(() =>
    store.card.value === null ? null : { ...history.present.value.state, ...tried.value },
  );
  const changed = computed(() => differingKeys(document.value, planned.value));
  return {
    document,
    changed,
    isStale: computed(() => changed.value.length > 0),
    history,
    planned,
    try(change) {
      tried.value = change;
    },
    decide(change, label) {
      tried.value = null;
      const now = history.present.value.state;
      const next = { ...now, ...change };
      if (differingKeys(now, next).length > 0) history.decide(next, label);
    },
    release() {
      tried.value = null;
    },
    undo() {
      tried.value = null;
      history.undo();
    },
    redo() {
      tried.value = null;
      history.redo();
    },
    begin(first, change) {
      tried.value = null;
      history.begin(first);
      if (change !== undefined) history.decide({ ...first, ...change.part }, change.label);
    },
  };
}

/** What must be changed in the first to get the second; null when nothing, or when either is not there. */
export function changeFrom(one: ScenarioDocument | null, other: ScenarioDocument | null): ScenarioDocument | null {
  const keys = differingKeys(one, other);
  return keys.length === 0 ? null : Object.fromEntries(keys.map((key) => [key, other?.[key]]));
}

/** Keys whose values differ; none where either is not there. */
function differingKeys(
  one: ScenarioDocument | null,
  other: ScenarioDocument | null,
): readonly (keyof ScenarioDocument)[] {
  if (one === null || other === null) return [];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof ScenarioDocument>;
  return [...keys].filter((key) => one[key] !== other[key] && JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}

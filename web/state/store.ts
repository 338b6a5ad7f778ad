import { type ComputedRef, computed, type InjectionKey, inject, type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import type { LocalText, PlanResult, PlanTables, Rescored, ScenarioCard } from '../engine-client.ts';
import { type Dictionary, dictionaryOf } from '../text/dictionary.ts';
import { type AreaUnit, createNumberFormat, type Language, type NumberFormat } from '../text/number-format.ts';
import type { Camera, FocusKey, Theme } from './address.ts';
import { readAddress } from './address.ts';
import { NO_RANGES, type Ranges, rowsWithin } from './brush.ts';
import { candidateAxes } from './candidate-axes.ts';
import type { RunState } from './run-state.ts';
import { scoredTables } from './scored-tables.ts';

/** Which of the two classes colours the map. */
export type ClassBasis = 'sum' | 'limiting';

/** What the user points at, as a row of the plan's tables. */
export interface Focus {
  readonly kind: FocusKey['kind'];
  /** Of a stretch of border, that of its base. */
  readonly row: number;
  /** Number of a stretch inside its base, from 0. */
  readonly stretch?: number;
}

/** All state of the page. Plan tables stand outside Vue's deep reactivity: they hold tens of thousands of rows. */
export interface Store {
  readonly result: ShallowRef<PlanResult | null>;
  readonly tables: ComputedRef<PlanTables | null>;
  /** Scores under weights, curves and classes of the moment; null while they are the plan's. */
  readonly live: ShallowRef<Rescored | null>;
  /** The tables with the scores of the moment. */
  readonly scored: ComputedRef<PlanTables | null>;
  readonly card: ShallowRef<ScenarioCard | null>;
  /** Title and making of the data, known as soon as the scenario is. */
  readonly about: ComputedRef<{ readonly title: LocalText | null; readonly synthetic: boolean }>;
  readonly run: ShallowRef<RunState>;
  readonly focusKey: ShallowRef<FocusKey | null>;
  /** Null while there is no plan, or when the plan has nothing with this id. */
  readonly focus: ComputedRef<Focus | null>;
  /** What is asked of the candidate bases on the axes of a drawing. */
  readonly ranges: ShallowRef<Ranges>;
  /** Rows of the candidate bases that answer it; null while nothing is asked. */
  readonly brushed: ComputedRef<ReadonlySet<number> | null>;
  /** Counts up each time the map should go to the focus. */
  readonly flights: Ref<number>;
  readonly language: Ref<Language>;
  readonly unit: Ref<AreaUnit>;
  readonly theme: Ref<Theme>;
  /** Null until the user moved the map. */
  readonly camera: ShallowRef<Camera | null>;
  readonly hiddenLayers: ShallowRef<ReadonlySet<string>>;
  readonly hiddenKinds: ShallowRef<ReadonlySet<string>>;
  readonly classBasis: Ref<ClassBasis>;
  readonly text: ComputedRef<Dictionary>;
  readonly format: ComputedRef<NumberFormat>;
  /** Row of every parcel id. */
  readonly rowOfParcel: ComputedRef<ReadonlyMap<string, number>>;
}

/** Map layers that are drawn only when asked for. */
const HIDDEN_AT_FIRST = ['zones', 'rotation'];

/** Under which the store is provided to every component. */
export const STORE: InjectionKey<Store> = Symbol('store');

/** Builds the store from what the address says and what the browser prefers. */
export function createStore(search: string, prefers: { readonly theme: Theme }): Store {
  const address = readAddress(search);
  const result = shallowRef<PlanResult | null>(null);
  const card = shallowRef<ScenarioCard | null>(null);
  const tables = computed(() => result.value?.tables ?? null);
  const live = shallowRef<Rescored | null>(null);
  const ranges = shallowRef<Ranges>(NO_RANGES);
  const focusKey = shallowRef<FocusKey | null>(address.focus);
  const language = ref<Language>(address.language ?? 'zh');
  const unit = ref<AreaUnit>(address.unit ?? 'mu');
  const rowOfParcel = computed(() => new Map(tables.value?.parcels.ids.map((id, row) => [id, row] as const) ?? []));
  return {
    result,
    tables,
    live,
    scored: computed(() =>
      tables.value === null || live.value === null ? tables.value : scoredTables(tables.value, live.value),
    ),
    card,
    about: computed(() => {
      const { title, synthetic } = tables.value ?? card.value?.document ?? {};
      return { title: title ?? null, synthetic: synthetic ?? false };
    }),
    run: shallowRef<RunState>({ state: 'running', progress: null }),
    focusKey,
    focus: computed(() => focusOf(focusKey.value, tables.value, rowOfParcel.value)),
    ranges,
    brushed: computed(() => (tables.value === null ? null : rowsWithin(candidateAxes(tables.value), ranges.value))),
    flights: ref(0),
    language,
    unit,
    theme: ref(address.theme ?? prefers.theme),
    camera: shallowRef(address.camera),
    hiddenLayers: shallowRef<ReadonlySet<string>>(new Set(HIDDEN_AT_FIRST)),
    hiddenKinds: shallowRef<ReadonlySet<string>>(new Set()),
    classBasis: ref<ClassBasis>('sum'),
    text: computed(() => dictionaryOf(language.value)),
    format: computed(() => createNumberFormat(language.value, unit.value)),
    rowOfParcel,
  };
}

/** The store of the page. Throws outside a component of the page: our bug. */
export function useStore(): Store {
  const store = inject(STORE);
  if (store === undefined) throw new Error('the store was not provided');
  return store;
}

/** Sets the focus; `fly` also moves the map there. */
export function setFocus(store: Store, key: FocusKey | null, fly: boolean): void {
  store.focusKey.value = key;
  if (fly && key !== null) store.flights.value++;
}

function focusOf(
  key: FocusKey | null,
  tables: PlanTables | null,
  rowOfParcel: ReadonlyMap<string, number>,
): Focus | null {
  if (key === null || tables === null) return null;
  if (key.kind === 'border') return borderFocus(key.id, tables);
  const row = rowOf(key, tables, rowOfParcel);
  return row < 0 ? null : { kind: key.kind, row };
}

function borderFocus(id: string, tables: PlanTables): Focus | null {
  const [, base, number] = /^(.+)\/([1-9]\d*)$/.exec(id) ?? [];
  const row = tables.candidates.findIndex((candidate) => candidate.id === base);
  return tables.isolation === null || row < 0 ? null : { kind: 'border', row, stretch: Number(number) - 1 };
}

function rowOf(key: FocusKey, tables: PlanTables, rowOfParcel: ReadonlyMap<string, number>): number {
  if (key.kind === 'parcel') return rowOfParcel.get(key.id) ?? -1;
  if (key.kind === 'candidate') return tables.candidates.findIndex((base) => base.id === key.id);
  return tables.villages.findIndex((village) => village.code === key.id);
}

import { type ComputedRef, computed, type InjectionKey, inject, type ShallowRef, shallowRef, watch } from 'vue';
import type { BeltChange, BeltRule, BeltTables } from '../engine-client.ts';
import { type BaseBorder, borders, netAreaOf, sameStretch, stretchId } from './base-border.ts';
import { type BeltEngine, BeltRedrawer, type Redrawn, type RedrawState } from './belt-redrawer.ts';
import type { Store } from './store.ts';

/** Settings that can be tried out. */
export type Tried = Pick<BeltRule, 'floorM' | 'targetDeposit' | 'placement'>;

/** Belts as the page shows them: those of the plan, or of settings that are tried out beside it. */
export interface BeltDesk {
  /** Settings of the moment; null when the plan has no belts. */
  readonly settings: ComputedRef<Tried | null>;
  /** Whether they differ from the plan's. */
  readonly isTrial: ComputedRef<boolean>;
  /** Belts of all bases; the old ones stand until new ones are there. */
  readonly all: ComputedRef<BeltTables | null>;
  /** Whether `all` follows the settings of the moment. */
  readonly isWhole: ComputedRef<boolean>;
  /** The base that was redrawn ahead of all others. */
  readonly ahead: ComputedRef<{ readonly base: number; readonly tables: BeltTables } | null>;
  readonly redraw: ShallowRef<RedrawState>;
  /** Row of the base that the focus lies in; −1 for none. */
  readonly baseInFocus: ComputedRef<number>;
  /** Border of a base as it is shown; null for a base without any. */
  borderOf(base: number): BaseBorder | null;
  /** Net area of a base as it is shown, m². */
  netOf(base: number): number;
  try(settings: Partial<Tried>): void;
  /** Back to the plan. */
  reset(): void;
  stop(): void;
  /** Goes on with all bases after a stop or a fault. */
  resume(): void;
}

/** Under which the desk is provided to every component. */
export const BELTS: InjectionKey<BeltDesk> = Symbol('belts');

const SETTINGS = ['floorM', 'targetDeposit', 'placement'] as const;

/** The belts of the page. Throws outside a component of the page: our bug. */
export function useBelts(): BeltDesk {
  const desk = inject(BELTS);
  if (desk === undefined) throw new Error('the belts were not provided');
  return desk;
}

/** Makes the desk over the plan of a store. */
export function createBeltDesk(store: Store, engine: BeltEngine): BeltDesk {
  const change = shallowRef<BeltChange>({});
  const near = shallowRef<Redrawn | null>(null);
  const far = shallowRef<Redrawn | null>(null);
  const redraw = shallowRef<RedrawState>({ state: 'idle' });
  const plan = computed(() => store.tables.value?.isolation ?? null);
  const isTrial = computed(() => Object.keys(change.value).length > 0);
  const isWhole = computed(() => !isTrial.value || far.value?.change === change.value);
  const all = computed(() => far.value?.tables ?? plan.value);
  const ahead = computed(() => {
    const { value } = near;
    const isOld = value?.change !== change.value && far.value?.change === change.value;
    return value === null || value.base === null || isOld ? null : { base: value.base, tables: value.tables };
  });
  const baseInFocus = computed(() => baseOfFocus(store));
  const drawer = new BeltRedrawer(store, engine, { change, near, far, redraw, baseInFocus });

  const tablesOf = (base: number) => (ahead.value?.base === base ? ahead.value.tables : all.value);
  const desk: BeltDesk = {
    settings: computed(() => (plan.value === null ? null : { ...pick(plan.value.rule), ...change.value })),
    isTrial,
    all,
    isWhole,
    ahead,
    redraw,
    baseInFocus,
    borderOf(base) {
      const [tables, parcels] = [tablesOf(base), store.tables.value?.parcels];
      if (tables === null || parcels === undefined) return null;
      return borders(tables, parcels.candidate).get(base) ?? null;
    },
    netOf(base) {
      const [tables, candidate] = [tablesOf(base), store.tables.value?.candidates[base]];
      return tables === null || candidate === undefined ? Number.NaN : netAreaOf(tables, candidate.parcels);
    },
    try(settings) {
      const { value: isolation } = plan;
      if (isolation === null) return;
      change.value = differing({ ...change.value, ...settings }, pick(isolation.rule));
      drawer.changed();
    },
    reset() {
      change.value = {};
      drawer.changed();
    },
    stop: () => drawer.stop(),
    resume: () => void drawer.drawFar(),
  };
  watch(store.tables, () => desk.reset(), { flush: 'sync' });
  watch(baseInFocus, () => void drawer.drawNear());
  holdStretch(store, desk);
  return desk;
}

/** Under another rule a stretch has another number: the focus stays on the ground, not on the number. */
function holdStretch(store: Store, desk: BeltDesk): void {
  const border = computed(() => {
    const focus = store.focus.value;
    return focus?.kind === 'border' ? desk.borderOf(focus.row) : null;
  });
  watch(border, (now, before) => {
    const [focus, tables] = [store.focus.value, store.tables.value];
    if (now === null || !before || tables === null || focus?.kind !== 'border' || focus.stretch === undefined) return;
    const { segments } = before.tables;
    const s = before.first + focus.stretch;
    if (now.tables === before.tables || s >= before.first + before.count) return;
    if (tables.parcels.candidate[segments.parcel[s] as number] !== focus.row) return;
    const found = sameStretch(before.tables, s, now);
    if (found >= 0) store.focusKey.value = { kind: 'border', id: stretchId(tables, focus.row, found - now.first) };
  });
}

function baseOfFocus({ focus, tables }: Store): number {
  if (focus.value === null || tables.value === null || focus.value.kind === 'village') return -1;
  if (focus.value.kind !== 'parcel') return focus.value.row;
  return tables.value.parcels.candidate[focus.value.row] ?? -1;
}

function pick({ floorM, targetDeposit, placement }: BeltRule): Tried {
  return { floorM, targetDeposit, placement };
}

/** The settings that are not the plan's. */
function differing(tried: BeltChange, rule: Tried): BeltChange {
  return Object.fromEntries(
    SETTINGS.filter((name) => tried[name] !== undefined && tried[name] !== rule[name]).map((name) => [
      name,
      tried[name],
    ]),
  );
}

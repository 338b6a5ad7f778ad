import {
  type ComputedRef,
  computed,
  type InjectionKey,
  inject,
  type Ref,
  ref,
  type ShallowRef,
  shallowRef,
  watch,
} from 'vue';
import type { MatrixRow, RotationFileRequest, RotationTables, RotationView, VerdictView } from '../engine-client.ts';
import { faultOf, type RunFault } from './run-state.ts';
import type { Store } from './store.ts';

/** Whether exemptions of the standard count, or rotation is demanded without any. */
export type Judgement = 'standard' | 'policy';

/** What of the engine the desk asks. */
export interface RotationEngine {
  readonly view: (tables: RotationTables) => Promise<RotationView>;
  readonly matrix: (tables: RotationTables, parcels: Uint32Array) => Promise<readonly MatrixRow[]>;
  readonly write: (request: RotationFileRequest) => Promise<Uint8Array>;
}

/** Rotation as the page shows it. */
export interface RotationDesk {
  /** What crosses to the workers; null when the plan has no rotation. */
  readonly tables: ComputedRef<RotationTables | null>;
  /** Null until the workers laid it out. */
  readonly view: ShallowRef<RotationView | null>;
  readonly fault: ShallowRef<RunFault | null>;
  readonly judgement: Ref<Judgement>;
  /** The view by the judgement of the moment. */
  readonly verdicts: ComputedRef<VerdictView | null>;
  /** Place of the only rule that the map shows; null for all. */
  readonly rule: Ref<number | null>;
  /** Chooses a rule; the same one again chooses all. */
  choose(rule: number): void;
  /** Field × year of a parcel; empty when the plan has no rotation. */
  matrixOf(parcel: number): Promise<readonly MatrixRow[]>;
  /** Bytes of a file; of some parcels, or of all. */
  write(file: Pick<RotationFileRequest, 'kind' | 'extension' | 'parcels'>): Promise<Uint8Array | null>;
}

/** Under which the desk is provided to every component. */
export const ROTATION: InjectionKey<RotationDesk> = Symbol('rotation');

/** The rotation of the page. Throws outside a component of the page: our bug. */
export function useRotation(): RotationDesk {
  const desk = inject(ROTATION);
  if (desk === undefined) throw new Error('the rotation was not provided');
  return desk;
}

/** Makes the desk over the plan of a store. */
export function createRotationDesk(store: Store, engine: RotationEngine): RotationDesk {
  const tables = computed(() => withoutFindings(store.tables.value?.rotation ?? null));
  const view = shallowRef<RotationView | null>(null);
  const fault = shallowRef<RunFault | null>(null);
  const judgement = ref<Judgement>('standard');
  const rule = ref<number | null>(null);

  async function layOut(now: RotationTables | null): Promise<void> {
    view.value = null;
    fault.value = null;
    rule.value = null;
    if (now === null) return;
    try {
      const laidOut = await engine.view(now);
      if (tables.value === now) view.value = laidOut;
    } catch (error) {
      if (tables.value === now) fault.value = faultOf(error);
    }
  }

  watch(tables, layOut, { immediate: true });
  return {
    tables,
    view,
    fault,
    judgement,
    verdicts: computed(() => view.value?.[judgement.value] ?? null),
    rule,
    choose(next) {
      rule.value = rule.value === next ? null : next;
    },
    matrixOf: async (parcel) => (tables.value === null ? [] : engine.matrix(tables.value, Uint32Array.of(parcel))),
    write: async (file) => (tables.value === null ? null : engine.write({ ...file, tables: tables.value })),
  };
}

/** Findings are thousands of texts, and no call reads them. */
function withoutFindings(tables: RotationTables | null): RotationTables | null {
  return tables === null ? null : { ...tables, findings: [] };
}

import { type ComputedRef, computed, type InjectionKey, inject, type ShallowRef, shallowRef } from 'vue';
import type {
  FileReport,
  Progress,
  StatisticEntry,
  TableRequest,
  VectorMeasure,
  VectorMeasures,
} from '../engine-client.ts';
import { fieldsOf, type GivenFile, likelyIdField, type Refused, takeFiles, unfit } from './given-files.ts';
import { followProgress, type MeasureProgress, NOT_BEGUN } from './measure-progress.ts';
import { type Missing, missingOf, questionOf } from './measure-question.ts';
import { faultOf, type RunFault } from './run-state.ts';
import { type Measured, saveMeasured } from './save-measured.ts';

/** What a measurement needs of the engine. */
export interface MeasureEngine {
  inspect(file: File, signal: AbortSignal): Promise<FileReport>;
  measure(
    files: readonly File[],
    question: VectorMeasure,
    options: { readonly onProgress: (progress: Progress) => void; readonly signal: AbortSignal },
  ): Promise<VectorMeasures>;
  statistics(): Promise<readonly StatisticEntry[]>;
  write(request: TableRequest): Promise<Uint8Array>;
}

/** How far a measurement is; a cancelled one is idle again. */
export type MeasureRun =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: MeasureProgress; readonly layers: number }
  | { readonly state: 'failed'; readonly fault: RunFault };

/** Everything about measuring the user's own files. Results stand outside Vue's deep reactivity. */
export interface Measure {
  readonly given: ShallowRef<readonly GivenFile[]>;
  readonly refused: ShallowRef<Refused | null>;
  /** Empty until `prepare` was called. */
  readonly menu: ShallowRef<readonly StatisticEntry[]>;
  readonly statistics: ShallowRef<ReadonlySet<string>>;
  /** Null stands for the row number. */
  readonly idField: ShallowRef<string | null>;
  readonly run: ShallowRef<MeasureRun>;
  readonly result: ShallowRef<Measured | null>;
  readonly missing: ComputedRef<Missing | null>;
  /** Fetches the menu of statistics unless it is there. */
  prepare(): void;
  give(files: readonly File[]): void;
  remove(name: string): void;
  setBand(name: string, band: number): void;
  /** Starts when nothing is missing; a run under way is cancelled first. */
  start(): void;
  cancel(): void;
  /** Writes the result as a download; `extension` such as `.csv`. */
  save(extension: string): Promise<void>;
}

/** Under which the measurement is provided to every component. */
export const MEASURE: InjectionKey<Measure> = Symbol('measure');

/** The measurement of the page. Throws outside a component of the page: our bug. */
export function useMeasure(): Measure {
  const measure = inject(MEASURE);
  if (measure === undefined) throw new Error('the measurement was not provided');
  return measure;
}

const FIRST_CHOICE = ['mean', 'min', 'max', 'stdev', 'count', 'median'];

type State = Pick<Measure, 'given' | 'refused' | 'menu' | 'statistics' | 'idField' | 'run' | 'result' | 'missing'>;

/** Makes the state of measuring, with the engine it asks. */
export function createMeasure(engine: MeasureEngine): Measure {
  const given = shallowRef<readonly GivenFile[]>([]);
  const statistics = shallowRef<ReadonlySet<string>>(new Set(FIRST_CHOICE));
  const menu = shallowRef<readonly StatisticEntry[]>([]);
  const state: State = {
    given,
    refused: shallowRef<Refused | null>(null),
    menu,
    statistics,
    idField: shallowRef<string | null>(null),
    run: shallowRef<MeasureRun>({ state: 'idle' }),
    result: shallowRef<Measured | null>(null),
    missing: computed(() => missingOf(given.value, statistics.value) ?? (menu.value.length === 0 ? 'reading' : null)),
  };
  const prepare = menuAction(state, engine);
  return { ...state, ...fileActions(state, engine, prepare), ...runActions(state, engine), prepare };
}

function menuAction(state: State, engine: MeasureEngine): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    engine.statistics().then(
      (menu) => {
        state.menu.value = menu;
      },
      (error: unknown) => {
        asked = false;
        fail(state, error);
      },
    );
  };
}

function fileActions(
  state: State,
  engine: MeasureEngine,
  prepare: () => void,
): Pick<Measure, 'give' | 'remove' | 'setBand'> {
  const { given } = state;
  const readings = new Map<File, AbortController>();

  /** Changes what is known of a file, unless it has been removed. */
  function note(file: File, change: Partial<GivenFile>): void {
    given.value = given.value.map((each) => (each.file === file ? { ...each, ...change } : each));
  }

  async function read({ file, kind }: GivenFile): Promise<void> {
    const mine = new AbortController();
    readings.set(file, mine);
    try {
      const report = await engine.inspect(file, mine.signal);
      note(file, { report, fault: unfit(kind, report) });
      const parcels = given.value.find((each) => each.file === file && each.kind === 'parcels');
      if (parcels !== undefined) state.idField.value = likelyIdField(fieldsOf(parcels));
    } catch (error) {
      note(file, { fault: faultOf(error) });
    } finally {
      readings.delete(file);
    }
  }

  function show(next: readonly GivenFile[]): void {
    const kept = new Set(next.map(({ file }) => file));
    for (const [file, reading] of readings) if (!kept.has(file)) reading.abort();
    given.value = next;
  }

  return {
    give(files) {
      prepare();
      const before = new Set(given.value.map(({ file }) => file));
      const taken = takeFiles(given.value, files);
      state.refused.value = taken.refused;
      if (!taken.given.some(({ file, kind }) => kind === 'parcels' && before.has(file))) state.idField.value = null;
      show(taken.given);
      for (const each of taken.given) if (!before.has(each.file)) void read(each);
    },
    remove(name) {
      show(given.value.filter(({ file }) => file.name !== name));
      state.refused.value = null;
    },
    setBand(name, band) {
      given.value = given.value.map((each) => (each.file.name === name ? { ...each, band } : each));
    },
  };
}

function runActions(state: State, engine: MeasureEngine): Pick<Measure, 'start' | 'cancel' | 'save'> {
  let current: AbortController | null = null;

  async function run(mine: AbortController, question: VectorMeasure): Promise<void> {
    const files = state.given.value.map(({ file }) => file);
    const follow = followProgress(question.layers.length);
    try {
      const onProgress = (report: Progress) => {
        if (current === mine) showProgress(state, follow(report), question.layers.length);
      };
      const measures = await engine.measure(files, question, { onProgress, signal: mine.signal });
      if (current !== mine) return;
      state.result.value = { question, measures };
      state.run.value = { state: 'idle' };
    } catch (error) {
      if (current === mine) fail(state, error);
    }
  }

  return {
    start() {
      if (state.missing.value !== null) return;
      current?.abort();
      const mine = new AbortController();
      current = mine;
      const chosen = state.menu.value.filter(({ id }) => state.statistics.value.has(id)).map(({ id }) => id);
      const question = questionOf(state.given.value, state.idField.value, chosen);
      state.run.value = { state: 'running', progress: NOT_BEGUN, layers: question.layers.length };
      void run(mine, question);
    },
    cancel() {
      current?.abort();
      current = null;
      state.run.value = { state: 'idle' };
    },
    async save(extension) {
      if (state.result.value === null) return;
      try {
        await saveMeasured(state.result.value, extension, engine.write);
      } catch (error) {
        fail(state, error);
      }
    },
  };
}

/** Only what can be seen is shown: blocks are reported far more often than a bar moves. */
function showProgress({ run }: State, progress: MeasureProgress, layers: number): void {
  const shown = run.value.state === 'running' ? run.value.progress : NOT_BEGUN;
  const same = shown.layer === progress.layer && shown.reading === progress.reading;
  if (same && progress.share - shown.share < 0.005) return;
  run.value = { state: 'running', progress, layers };
}

function fail({ run }: State, error: unknown): void {
  const fault = faultOf(error);
  run.value = fault === null ? { state: 'idle' } : { state: 'failed', fault };
}

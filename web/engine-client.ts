import type {
  BeltRequest,
  BeltTables,
  DrawnShape,
  CHANGE_KINDS as EngineChangeKinds,
  CLASS_NAMES as EngineClassNames,
  CUT_APART as EngineCutApart,
  EXCLUDED as EngineExcluded,
  FAIL as EngineFail,
  NOT_ASSESSED as EngineNotAssessed,
  NOT_IN_BASE as EngineNotInBase,
  ON_PATH as EngineOnPath,
  PASS as EnginePass,
  ROTATION_ANSWERS as EngineRotationAnswers,
  SCORED as EngineScored,
  STAGES as EngineStages,
  TO_BE_SAMPLED as EngineToBeSampled,
  UNKNOWN as EngineUnknown,
  USELESS as EngineUseless,
  FileReport,
  MatrixRow,
  PlanResult,
  Rescored,
  RescoreQuestion,
  RotationTables,
  RotationView,
  Scenario,
  ShapeMeasure,
  VectorMeasure,
  VectorMeasures,
} from '../engine/index.ts';
import type {
  BeltFileRequest,
  CurveRequest,
  Progress,
  RotationFileRequest,
  StatisticEntry,
  TableRequest,
} from '../workers/messages.ts';
import { browserWorker } from '../workers/worker-like.ts';
import { WorkerPool } from '../workers/worker-pool.ts';

export type {
  Answer,
  BeltChange,
  BeltRequest,
  BeltRule,
  BeltTables,
  BeltVariant,
  CandidateBase,
  ConflictEntry,
  Contradiction,
  CropGroupTable,
  DifficultyRow,
  DrawnShape,
  FileReport,
  Finding,
  LimitAnswer,
  LimitKind,
  LocalText,
  MatrixRow,
  Membership,
  NumberColumn,
  Place,
  PlanResult,
  PlanTables,
  PolygonSet,
  RankBand,
  RankSwitch,
  Rescored,
  RescoreQuestion,
  RotationTables,
  RotationView,
  RuleIndex,
  Sample,
  Severity,
  ShapeMeasure,
  SourceZoneRow,
  TargetRow,
  VectorMeasure,
  VectorMeasures,
  VerdictView,
  VillageRow,
  WeightedCriterion,
} from '../engine/index.ts';
export type {
  BeltFileRequest,
  CurveRequest,
  Progress,
  RotationFileRequest,
  StatisticEntry,
  TableRequest,
} from '../workers/messages.ts';

// The page thread never runs engine code, so these repeat the engine's values; the compiler holds them equal.
export const EXCLUDED = 0 satisfies typeof EngineExcluded;
export const TO_BE_SAMPLED = 1 satisfies typeof EngineToBeSampled;
export const NOT_ASSESSED = 2 satisfies typeof EngineNotAssessed;
export const SCORED = 3 satisfies typeof EngineScored;
export const UNKNOWN = 0 satisfies typeof EngineUnknown;
export const PASS = 1 satisfies typeof EnginePass;
export const FAIL = 2 satisfies typeof EngineFail;
export const NOT_IN_BASE = 0 satisfies typeof EngineNotInBase;
export const CUT_APART = 3 satisfies typeof EngineCutApart;
export const USELESS = 4 satisfies typeof EngineUseless;
export const ON_PATH = 1 satisfies typeof EngineOnPath;
export const CLASS_NAMES = ['–', 'S1', 'S2', 'S3', 'N'] as const satisfies typeof EngineClassNames;
export const CHANGE_KINDS = ['none', 'sample', 'measure', 'improve'] as const satisfies typeof EngineChangeKinds;
export const ROTATION_ANSWERS = [
  'none',
  'unknown',
  'info',
  'warning',
  'error',
] as const satisfies typeof EngineRotationAnswers;
export const STAGES = [
  'read',
  'parcels',
  'zonal',
  'distances',
  'evidence',
  'rotation',
  'exclusions',
  'score',
  'candidates',
  'belts',
  'ranking',
] as const satisfies typeof EngineStages;

/** A scenario as the page reads and changes it; anything may be missing until the engine has checked it. */
export type ScenarioDocument = Partial<Scenario>;

/** The question the page was given: a scenario and the folder its file names are relative to. */
export interface ScenarioCard {
  readonly scenario: string;
  /** Absolute URL. */
  readonly base: string;
  /** Checked by the worker that plans; the page reads no more of it than it needs before there is a plan. */
  readonly document: ScenarioDocument;
  /** Files relative to `base` that the map shows under the plan and the plan itself does not read. */
  readonly ground?: Readonly<Partial<Record<'roads' | 'settlements', string>>>;
}

/** How a plan or a measurement reports and how it is cancelled. */
export interface RunOptions {
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Threads a run may use; more than four bring no more, the files are read by one. */
const MOST_THREADS = 4;

/** Fetches `scenario.json` beside the page. Throws an `Error` with text, remedy and place when it cannot be read. */
export async function fetchScenario(signal: AbortSignal): Promise<ScenarioCard> {
  const address = new URL('scenario.json', document.baseURI);
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const card = (await response.json()) as ScenarioCard;
    return { ...card, base: new URL(card.base, document.baseURI).href };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    throw noScenario(error instanceof Error ? error.message : String(error));
  }
}

function noScenario(found: string): Error {
  return Object.assign(new Error(`scenario.json: ${found}`), {
    text: {
      zh: `读不到情景文件：应有一份 JSON,结果是“${found}”`,
      en: `The scenario cannot be read: expected a JSON document, found “${found}”`,
    },
    remedy: {
      zh: '请用“wotu serve”或构建好的整个文件夹打开页面，使 scenario.json 与网页在同一处。',
      en: 'Open the page with “wotu serve” or from the whole built folder, so that scenario.json stands beside it.',
    },
    at: { file: 'scenario.json' },
  });
}

/**
 * Runs the plan on workers that stay: belts, scores and other plans can be asked of what it left in them. Rejects with an
 * error named `AbortError` when cancelled.
 */
export function runPlan(card: ScenarioCard, options: RunOptions): Promise<PlanResult> {
  const request = { scenario: card.document, scenarioName: card.scenario, base: card.base, stays: true };
  return onWarmPool((pool) => pool.call('plan', request, options));
}

/** Belts of the last plan under changed settings; rejects with an error named `AbortError` when cancelled. */
export function redrawBelts(request: BeltRequest, options: RunOptions): Promise<BeltTables> {
  return onWarmPool((pool) => pool.call('belts', request, options));
}

/** Scores of the last plan under other weights, curves, limits or classes. */
export function rescore(question: RescoreQuestion): Promise<Rescored> {
  return onWarmPool((pool) => pool.call('rescore', question));
}

/** Length and area of a shape drawn on the map. */
export function measureShape(shape: DrawnShape): Promise<ShapeMeasure> {
  return onWarmPool((pool) => pool.call('measureShape', shape));
}

/** Degrees of a membership function at raw values; the buffer of the values stays with the caller. */
export function sampleCurve(request: CurveRequest): Promise<Float64Array> {
  return onWarmPool((pool) => pool.call('membershipCurve', request));
}

/** A file of belts as bytes. */
export function writeBeltFile(request: BeltFileRequest): Promise<Uint8Array> {
  return onWarmPool((pool) => pool.call('beltFile', request));
}

/** Rotation as a map and a list of rules show it. */
export function viewRotation(tables: RotationTables): Promise<RotationView> {
  return onWarmPool((pool) => pool.call('rotationView', tables));
}

/** Field × year of some parcels, by their rows. */
export function matrixOfParcels(tables: RotationTables, parcels: Uint32Array): Promise<readonly MatrixRow[]> {
  return onWarmPool((pool) => pool.call('rotationMatrix', { tables, parcels }));
}

/** A file of the rotation as bytes. */
export function writeRotationFile(request: RotationFileRequest): Promise<Uint8Array> {
  return onWarmPool((pool) => pool.call('rotationFile', request));
}

/** Zonal statistics of files the user gave; rejects with an error named `AbortError` when cancelled. */
export function measureFiles(
  files: readonly File[],
  question: VectorMeasure,
  options: RunOptions,
): Promise<VectorMeasures> {
  return onWarmPool((pool) => pool.call('zonal', { base: files, ...question }, options));
}

/** What is in a file the user gave. */
export function inspectGivenFile(file: File, signal: AbortSignal): Promise<FileReport> {
  return onWarmPool((pool) => pool.call('inspect', { base: [file], file: file.name, crs: null }, { signal }));
}

/** The statistics a measurement can be asked for, in the order of menus. */
export function listStatistics(): Promise<readonly StatisticEntry[]> {
  return onWarmPool((pool) => pool.call('statistics', null));
}

/** A table as the bytes of a file. */
export function writeTable(request: TableRequest): Promise<Uint8Array> {
  return onWarmPool((pool) => pool.call('table', request));
}

/** Workers that stay for the next call; a pool that was left ends once nothing runs on it. */
interface WarmPool {
  readonly pool: WorkerPool;
  running: number;
  isLeft: boolean;
}

let warm: WarmPool | null = null;

/** Runs on workers that stay; after an error nobody foresaw the next call gets new ones. */
async function onWarmPool<Output>(run: (pool: WorkerPool) => Promise<Output>): Promise<Output> {
  const mine = warm ?? { pool: newPool(), running: 0, isLeft: false };
  warm = mine;
  mine.running++;
  try {
    return await run(mine.pool);
  } catch (error) {
    const foreseen = error instanceof Error && (error.name === 'AbortError' || 'remedy' in error);
    if (!foreseen && warm === mine) {
      warm = null;
      mine.isLeft = true;
    }
    throw error;
  } finally {
    mine.running--;
    if (mine.isLeft && mine.running === 0) mine.pool.close();
  }
}

function newPool(): WorkerPool {
  return new WorkerPool({
    size: Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency - 1)),
    spawn: () =>
      browserWorker(new Worker(new URL('../workers/browser-worker.ts', import.meta.url), { type: 'module' })),
  });
}

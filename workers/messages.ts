import type {
  BeltRequest,
  BeltTables,
  ChunkResult,
  DrawnShape,
  FileReport,
  IsolationGround,
  LandPart,
  LandRequest,
  LayerTask,
  LocalText,
  MatrixRow,
  Membership,
  MipEffort,
  NumberColumn,
  ParcelFileTables,
  Place,
  PlanningErrorKind,
  PlanResult,
  PlanTables,
  ProposalQuestion,
  RepairQuestion,
  Rescored,
  RescoreQuestion,
  RotationProposal,
  RotationTables,
  RotationView,
  ScopeRepair,
  ShapeMeasure,
  StackJob,
  Stage,
  VectorMeasure,
  VectorMeasures,
} from '../engine/index.ts';

/** How far a call has come. */
export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/** Where file names lead: a folder for Node, a URL for the page, or the very files a user dropped, told apart by name. */
export type FileBase = string | readonly File[];

/** A scenario with the place its file names are relative to: a folder for Node, a URL for the page. */
export interface PlanRequest {
  readonly scenario: unknown;
  readonly scenarioName: string;
  readonly base: FileBase;
  /** Whether belts, scores or another plan will be asked over what this one read. */
  readonly stays: boolean;
}

/** Zonal statistics of one vector file over raster layers. */
export interface ZonalRequest extends VectorMeasure {
  readonly base: FileBase;
}

/** A stack of layers that a thread is to help with; `job` is known by `id` from then on. */
export interface StackRequest {
  readonly id: string;
  readonly base: FileBase;
  readonly tasks: readonly LayerTask[];
  readonly job: StackJob;
}

/** One chunk of a stack opened before. */
export interface ChunkRequest {
  readonly id: string;
  readonly chunk: number;
}

/** What a chunk gave, with its failures packed for the journey. */
export interface PackedChunk extends Omit<ChunkResult, 'failures'> {
  readonly failures: readonly { readonly place: number; readonly error: PackedError }[];
}

/** The ground of belts that a thread is to help with, known by `id` from then on. */
export interface GroundRequest {
  readonly id: string;
  readonly ground: IsolationGround;
}

/** Rows of one block on a ground opened before. */
export interface NetRequest {
  readonly id: string;
  readonly rows: Uint32Array;
}

/** What is in a file, as `wotu inspect` tells it. */
export interface InspectRequest {
  readonly base: FileBase;
  readonly file: string;
  readonly crs: string | null;
}

/** A zonal statistic as a menu shows it. */
export interface StatisticEntry {
  readonly id: string;
  readonly label: LocalText;
}

/** Columns to be written as a file of the format that `extension` names, such as `.csv`. */
export interface TableRequest {
  readonly extension: string;
  /** Name of the column of ids, which comes first. */
  readonly idName: string;
  readonly ids: readonly string[];
  readonly columns: readonly NumberColumn[];
}

/** A membership function and the raw values its degrees are asked at. */
export interface CurveRequest {
  readonly membership: Membership;
  readonly at: Float64Array;
}

/** A file of the belts of a plan, or of one of its bases by id. */
export interface BeltFileRequest {
  /** Belts as geometry, or the ledger as text or as a workbook. */
  readonly extension: '.geojson' | '.csv' | '.xlsx';
  /** Only ids, places, belts and lineage are read; other columns may be empty. */
  readonly tables: PlanTables;
  readonly base: string | null;
}

/** A base that is to get a rotation. */
export interface ProposalRequest {
  readonly question: ProposalQuestion;
  readonly effort: MipEffort;
}

/** Planned crops of one scope to be repaired. */
export interface RepairScopeRequest {
  readonly question: RepairQuestion;
  readonly effort: MipEffort;
}

/** Field × year of some parcels, by their rows. */
export interface MatrixRequest {
  readonly tables: RotationTables;
  readonly parcels: Uint32Array;
}

/**
 * A file of the rotation of a plan: conflicts as text, or field × year as text or as a workbook. Of some parcels all that is found
 * is told, of the whole plan errors and warnings, as in the `conflicts.csv` of the command line.
 */
export interface RotationFileRequest {
  readonly kind: 'conflicts' | 'matrix';
  readonly extension: '.csv' | '.xlsx';
  readonly tables: RotationTables;
  /** Rows of parcels; null for all. */
  readonly parcels: Uint32Array | null;
}

/** Every call that crosses the thread boundary: name -> [input, output]. */
export interface EngineCalls {
  plan: [PlanRequest, PlanResult];
  belts: [BeltRequest, BeltTables];
  /** Scores of the last plan under other weights, curves, limits or classes. */
  rescore: [RescoreQuestion, Rescored];
  measureShape: [DrawnShape, ShapeMeasure];
  /** Degrees 0 … 1 at each of the raw values, to draw a membership function with. */
  membershipCurve: [CurveRequest, Float64Array];
  zonal: [ZonalRequest, VectorMeasures];
  openStack: [StackRequest, null];
  chunk: [ChunkRequest, PackedChunk];
  closeStack: [string, null];
  openGround: [GroundRequest, null];
  blockNet: [NetRequest, number];
  closeGround: [string, null];
  inspect: [InspectRequest, FileReport];
  statistics: [null, readonly StatisticEntry[]];
  table: [TableRequest, Uint8Array];
  beltFile: [BeltFileRequest, Uint8Array];
  /** The parts of parcels by former drawings of the land, in the order of the rows asked for. */
  landParts: [LandRequest, readonly (readonly LandPart[])[]];
  proposeRotation: [ProposalRequest, RotationProposal];
  repairScope: [RepairScopeRequest, ScopeRepair];
  rotationView: [RotationTables, RotationView];
  rotationMatrix: [MatrixRequest, readonly MatrixRow[]];
  rotationFile: [RotationFileRequest, Uint8Array];
  /** The parcels of a plan as FlatGeobuf. */
  parcelFile: [ParcelFileTables, Uint8Array];
}

export type CallName = keyof EngineCalls;

/** An error as it crosses threads; `packError` and `unpackError` are its only makers. */
export interface PackedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly planning: {
    readonly kind: PlanningErrorKind;
    readonly code: string;
    readonly text: LocalText;
    readonly remedy: LocalText;
    readonly at: Place;
  } | null;
}

/** From the host to a worker. */
export type ToWorker =
  | { readonly type: 'call'; readonly id: number; readonly name: CallName; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number }
  /** A line to sibling number `place`, new or in place of one that died. */
  | { readonly type: 'peer'; readonly place: number; readonly port: MessagePort }
  | { readonly type: 'serve'; readonly port: MessagePort };

/** From a worker to whoever called it. */
export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'reply'; readonly id: number; readonly output: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: PackedError };

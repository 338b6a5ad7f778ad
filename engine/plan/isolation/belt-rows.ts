import type { PolygonSet } from '../../geometry/polygon-set.ts';
import type { WidthTerm } from '../../isolation/required-width.ts';
import type { LocalText } from '../../run/local-text.ts';

/** What a parcel is once its belts are taken out, as stored in `BeltTables.use`. Outside of bases it is `NOT_IN_BASE`. */
export const NOT_IN_BASE = 0;
export const WHOLE = 1;
export const NARROWED = 2;
export const CUT_APART = 3;
export const USELESS = 4;

/** Words for what a parcel is, in the order of the numbers; none outside of bases. */
export const PARCEL_USES = ['', 'whole', 'narrowed', 'cut_apart', 'useless'] as const;

/** Why a belt is as wide as it is; shared by all edges of one kind and wind. */
export interface CauseRow {
  /** Index into `BeltTables.kinds`. */
  readonly kind: number;
  /** Share of the wind from there, 1 the sector with most wind; null without a wind rose. */
  readonly exposure: number | null;
  /** Share of the drift that trees between take out. */
  readonly capture: number;
  /** Every term that was asked; empty where no belt is needed. */
  readonly terms: readonly WidthTerm[];
  /** Index of the widest term; −1 where no belt is needed. */
  readonly decisive: number;
}

/** Stretches of the outer borders of bases: whose they are, what lies across, how wide a belt they ask for. */
export interface SegmentTable {
  readonly length: number;
  /** Row of the parcel the stretch belongs to. */
  readonly parcel: Uint32Array;
  /** Row of the neighbouring parcel; −1 for other land, for lines, and where nothing lies within reach. */
  readonly neighbour: Int32Array;
  /** Index into `BeltTables.causes`. */
  readonly cause: Uint16Array;
  readonly lengthM: Float64Array;
  /** Direction to the neighbour, degrees clockwise from north. */
  readonly bearing: Float64Array;
  /** Ground between, metres. */
  readonly gapM: Float64Array;
  /** Part of the gap that is credited, metres. */
  readonly creditM: Float64Array;
  /** Width asked, and the part of it on the own side, metres. */
  readonly widthM: Float64Array;
  readonly ownWidthM: Float64Array;
  /** Width that the base has behind the border, metres; less than `ownWidthM` where it is too narrow. */
  readonly availableM: Float64Array;
  /** Ground of the base the belt takes, m² on the ellipsoid. */
  readonly areaM2: Float64Array;
  /** Corners of stretch `s`: pairs `pathOffsets[s] … pathOffsets[s + 1]` of longitude and latitude. */
  readonly path: Float64Array;
  readonly pathOffsets: Uint32Array;
}

/** Belts as they lie: one for each stretch and each parcel that it takes ground from. */
export interface BeltTable {
  readonly segment: Uint32Array;
  readonly parcel: Uint32Array;
  readonly areaM2: Float64Array;
  /** Longitude and latitude; row `i` is belt `i`. */
  readonly polygons: PolygonSet;
}

/** One way to keep a base apart, and what it costs. */
export interface BeltVariant {
  readonly id: 'inside' | 'neighbour' | 'shared' | 'shelterbelt';
  readonly netAreaM2: number;
  /** Ground of neighbours under agreement, m², and of how many parcels. */
  readonly neighbourAreaM2: number;
  readonly neighbourParcels: number;
  /** Ground under rows of trees, m²: on belts, and on crop land inside. */
  readonly treeAreaM2: number;
  /** Rows inside the base, so many metres apart (`rows` is null where no wind tells the direction); null without trees. */
  readonly trees: { readonly rows: number | null; readonly everyM: number; readonly words: LocalText } | null;
  /** Income lost and agreements paid, yuan a year; null when the scenario gives no prices. */
  readonly costYuan: number | null;
}

/** What the belts leave of one base. */
export interface BaseBelts {
  readonly netAreaM2: number;
  readonly borderM: number;
  /** Share of the border with conventional land across it; null for a base without border. */
  readonly conventionalShare: number | null;
}

/** The rule that ran, for display. */
export interface BeltRule {
  readonly floorM: number;
  readonly floorSource: LocalText;
  readonly certifier: { readonly widthM: number; readonly name: LocalText } | null;
  readonly targetDeposit: number;
  readonly applications: number;
  readonly depositSource: LocalText;
  readonly seedMaize: string | null;
  readonly placement: 'inside' | 'neighbour' | 'shared';
  readonly adjacentM: number;
  readonly reachM: number;
  readonly usableMu: number;
  readonly season: string | null;
  readonly standard: { readonly title: LocalText; readonly clause: LocalText; readonly source: LocalText };
  readonly source: LocalText;
}

/** Isolation of all bases. */
export interface BeltTables {
  readonly rule: BeltRule;
  readonly kinds: readonly {
    readonly id: string;
    readonly label: LocalText;
    readonly needsBelt: boolean;
    readonly reason: LocalText;
  }[];
  readonly causes: readonly CauseRow[];
  readonly segments: SegmentTable;
  readonly belts: BeltTable;
  /** Area of every parcel without its belts, m² on the ellipsoid; NaN outside of bases. */
  readonly netAreaM2: Float64Array;
  /** What every parcel is then: `NOT_IN_BASE`, `WHOLE`, `NARROWED`, `CUT_APART` or `USELESS`. */
  readonly use: Uint8Array;
}

import type { BeltTables, PolygonSet } from '../engine-client.ts';

/** Everything of a plan that is drawn as tiles. */
export interface PlanTiles {
  readonly polygons: PolygonSet;
  /** Position in `PARCEL_KINDS` by weighted sum, and by limiting factor; row `i` is parcel `i`. */
  readonly kind: Uint8Array;
  readonly limitingKind: Uint8Array;
  readonly bases: readonly BaseTile[];
  /** Largest gap inside a candidate base, metres. */
  readonly gapM: number;
  readonly zones: readonly ZoneTile[];
}

/** The zone round one layer of sources: its kind and distance in metres are written along its edge. */
export interface ZoneTile {
  readonly kind: string;
  readonly distanceM: number;
  readonly zone: PolygonSet;
}

/** Belts as the map draws them; what is told of stretches follows their rows. */
export interface BeltTiles {
  readonly polygons: PolygonSet;
  /** Row of the stretch that each belt belongs to. */
  readonly stretchOfBelt: Uint32Array;
  /** Index into `BeltTables.kinds`. */
  readonly kind: Uint8Array;
  readonly hasBelt: Uint8Array;
  /** Row of the candidate base. */
  readonly base: Int32Array;
  readonly segments: Pick<BeltTables['segments'], 'path' | 'pathOffsets'>;
}

/** Rotation as the map draws it: answers of every rule, and after them the gravest of all, each a column over parcels. */
export interface RotationTiles {
  readonly polygons: PolygonSet;
  /** Places in `ROTATION_ANSWERS`. */
  readonly standard: readonly Uint8Array[];
  readonly policy: readonly Uint8Array[];
}

/** A candidate base as the map draws it: an outline and a name. */
export interface BaseTile {
  readonly name: string;
  /** Net where belts are known, else gross. */
  readonly areaM2: number;
  readonly parcels: Uint32Array;
  readonly centre: readonly [number, number];
}

/** Ground features in longitude and latitude, by the name of their tile layer. */
export type GroundTiles = Readonly<Record<string, readonly GeoJSON.Feature[]>>;

/** Deepest zoom that is cut; beyond it the map enlarges these tiles. */
export const TILE_MAX_ZOOM = 15;

/** The tile sets; each is a vector source of the style. */
export const TILE_SETS = ['ground', 'plan', 'rotation', 'belts'] as const;

export type TileSetName = (typeof TILE_SETS)[number];

/** To the tile worker. A tile asked for before its set was given waits for it. */
export type ToTileWorker =
  | { readonly type: 'plan'; readonly tiles: PlanTiles }
  | { readonly type: 'ground'; readonly tiles: GroundTiles }
  | { readonly type: 'belts'; readonly tiles: BeltTiles }
  | { readonly type: 'rotation'; readonly tiles: RotationTiles }
  | {
      readonly type: 'tile';
      readonly id: number;
      readonly set: TileSetName;
      readonly z: number;
      readonly x: number;
      readonly y: number;
    };

/** From the tile worker; an empty buffer is a tile without features. */
export interface FromTileWorker {
  readonly id: number;
  readonly data: ArrayBuffer;
}

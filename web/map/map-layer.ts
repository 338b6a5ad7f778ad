import type { Theme } from '../state/address.ts';
import type { Judgement } from '../state/rotation-desk.ts';
import type { ClassBasis } from '../state/store.ts';
import type { AreaUnit, Language } from '../text/number-format.ts';
import type { MapInk } from './map-ink.ts';
import type { StyleLayer } from './map-view.ts';
import type { TileSetName } from './tile-messages.ts';

/** How the map is to be drawn at the moment. */
export interface Scene {
  readonly theme: Theme;
  readonly ink: MapInk;
  readonly language: Language;
  readonly unit: AreaUnit;
  readonly unitName: string;
  /** Parcel kinds the legend has switched off. */
  readonly hiddenKinds: ReadonlySet<string>;
  readonly classBasis: ClassBasis;
  /** Stands before the area of a base; empty while areas are gross. */
  readonly areaWord: string;
  /** Ids of what may cause a belt, in the order of `BeltTables.kinds`. */
  readonly causes: readonly string[];
  /** Row of the base that is redrawn ahead of the others; null for none. */
  readonly aheadBase: number | null;
  /** What is written along the edge of a zone, by the kind of its source. */
  readonly zoneNames: Readonly<Record<string, string>>;
  /** By which judgement rotation is drawn, and at which place the tiles tell it: that of a rule, or after them of all. */
  readonly rotation: { readonly judgement: Judgement; readonly place: number };
}

/** How the legend shows a map layer beside its name; `kinds`, `verdicts`, `causes` and `zones` stand for a list. */
export type Swatch = 'kinds' | 'verdicts' | 'causes' | 'zones' | 'outline' | 'line' | 'dashes' | 'area' | 'text';

/** Words of `layers` in the dictionary that name a map layer. */
export type MapLayerId =
  | 'parcels'
  | 'rotation'
  | 'candidates'
  | 'belts'
  | 'zones'
  | 'villages'
  | 'canals'
  | 'roads'
  | 'settlements'
  | 'labels';

/** One switchable thing on the map; a new one is a file here and a line in `layers/index.ts`. */
export interface MapLayer {
  readonly id: MapLayerId;
  readonly group: 'result' | 'ground';
  /** Tile set that must be there before it can be drawn; it is also the name of the style's source. */
  readonly tiles: TileSetName;
  readonly swatch: Swatch;
  /** Ink of the swatch. */
  readonly swatchInk: keyof MapInk;
  /** Layers of the style in drawing order; their ids begin with the id of the map layer. */
  readonly draw: (scene: Scene) => readonly StyleLayer[];
}

/** The font stack of every label. */
export const LABEL_FONT = ['Noto Sans SC'];

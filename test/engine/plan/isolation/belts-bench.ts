import {
  type FeatureIsolation,
  type IsolatedFeatures,
  isolateFeatures,
} from '../../../../engine/plan/isolation/isolate-features.ts';
import { quietRun } from '../../../../engine/run/run.ts';
import { offset } from '../../isolation/flat-sets.ts';
import { standardText } from '../evidence-bench.ts';
import { collection, filesOf } from '../tiny-plan.ts';

const words = { zh: '测试', en: 'test' };

/** Where the made-up land lies. */
const PLACE = [100.45, 38.92] as const;

/** A scenario's `isolation` without wind, certifier or maize; parts can be replaced. */
export function isolationRule(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    standard: 'isolation.json',
    floorM: 8,
    floorSource: words,
    certifier: null,
    targetDeposit: 0.1,
    applications: 1,
    depositSource: words,
    seedMaize: null,
    placement: 'inside',
    adjacentM: 15,
    reachM: 100,
    stepM: 10,
    minimumShare: 0.5,
    usableMu: 0.2,
    areas: [],
    lines: [],
    wind: null,
    source: words,
    ...changes,
  };
}

/** Position of metres east and north of the place. */
export function at(east: number, north: number): [number, number] {
  const [longitude, latitude] = offset(PLACE, east, north);
  return [longitude, latitude];
}

type Rectangle = readonly [west: number, south: number, east: number, north: number];

/** A rectangle in metres about the place as a feature. */
export function field(id: string, [west, south, east, north]: Rectangle, use = 'organic', holes: Rectangle[] = []) {
  const ring = ([w, s, e, n]: Rectangle) => [at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)];
  return {
    type: 'Feature',
    properties: { id, use },
    geometry: { type: 'Polygon', coordinates: [ring([west, south, east, north]), ...holes.map(ring)] },
  };
}

/** A line through points in metres about the place. */
export function lineOf(...points: readonly (readonly [number, number])[]) {
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates: points.map(([east, north]) => at(east, north)) },
  };
}

/** Kinds by the use of a feature. */
const USES: FeatureIsolation['kinds'] = {
  field: 'use',
  of: {
    field: 'field-crop',
    orchard: 'orchard',
    seed: 'seed-maize',
    converting: 'in-conversion',
    settlement: 'settlement',
    greenhouse: 'greenhouse',
    road: 'road',
    trees: 'tree-belt',
    trunk: 'trunk-road',
    bare: 'bare-land',
    other: 'organic',
  },
};

/** Belts of the organic fields among features; other files by name. */
export function beltsOf(
  features: readonly object[],
  changes: Record<string, unknown> = {},
  {
    files = {},
    question = {},
  }: { readonly files?: Record<string, string>; readonly question?: Partial<FeatureIsolation> } = {},
): Promise<IsolatedFeatures> {
  const asked: FeatureIsolation = {
    file: 'parcels.geojson',
    crs: null,
    id: 'id',
    organic: { field: 'use', values: ['organic'] },
    kinds: USES,
    rule: isolationRule(changes),
    ...question,
  };
  const inputs = filesOf({
    'parcels.geojson': collection(features),
    'isolation.json': standardText('isolation.json'),
    ...files,
  });
  return isolateFeatures(asked, inputs, quietRun);
}

/** A stretch of border in words. */
export interface Stretch {
  readonly parcel: string;
  readonly kind: string;
  readonly neighbour: string | null;
  readonly lengthM: number;
  readonly bearing: number;
  readonly gapM: number;
  readonly widthM: number;
  readonly ownWidthM: number;
  readonly areaM2: number;
  readonly decisive: string | null;
  readonly capture: number;
  readonly exposure: number | null;
  readonly termIds: readonly string[];
}

/** All stretches of border, in their order. */
export function stretchesOf({ tables: { segments, causes, kinds }, places }: IsolatedFeatures): Stretch[] {
  return Array.from({ length: segments.length }, (_v, s) => {
    const cause = causes[segments.cause[s] as number];
    const neighbour = segments.neighbour[s] as number;
    return {
      parcel: places.parcelId(segments.parcel[s] as number),
      kind: kinds[cause?.kind ?? -1]?.id ?? '',
      neighbour: neighbour < 0 ? null : places.parcelId(neighbour),
      lengthM: segments.lengthM[s] as number,
      bearing: segments.bearing[s] as number,
      gapM: segments.gapM[s] as number,
      widthM: segments.widthM[s] as number,
      ownWidthM: segments.ownWidthM[s] as number,
      areaM2: segments.areaM2[s] as number,
      decisive: cause?.terms[cause.decisive]?.id ?? null,
      capture: cause?.capture ?? Number.NaN,
      exposure: cause?.exposure ?? null,
      termIds: (cause?.terms ?? []).map(({ id }) => id),
    };
  });
}

/** Distance at which ground-boom spraying of field crops leaves 0.1 %: (0.1 / 2.7593)^(1 / −0.9778) metres. */
export const FIELD_M = (0.1 / 2.7593) ** (1 / -0.9778);

/** The same beside a bare orchard, beyond the hinge of 11.4 m: (0.1 / 3867.9)^(1 / −2.4183) metres. */
export const ORCHARD_M = (0.1 / 3867.9) ** (1 / -2.4183);

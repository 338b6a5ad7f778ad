import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { ScenarioCard } from '../engine-client.ts';
import type { GroundTiles } from './tile-messages.ts';

/** The ground map, and the files of it that could not be drawn. */
export interface Ground {
  readonly tiles: GroundTiles;
  /** Village areas by their code. */
  readonly villageAreas: ReadonlyMap<string, GeoJSON.Geometry>;
  /** West, south, east, north of everything; null when nothing was read. */
  readonly box: readonly [number, number, number, number] | null;
  readonly unreadable: readonly string[];
}

type Box = [number, number, number, number];

/**
 * Reads village areas, canals, roads and settlements that a scenario names. The ground is never part of the plan:
 * a file that is missing, or that is not in longitude and latitude, is listed as unreadable and left out.
 */
export async function loadGround({ document: files, base, ground }: ScenarioCard): Promise<Ground> {
  const unreadable: string[] = [];
  const read = async (file: string | undefined) => {
    if (file === undefined) return [];
    try {
      return await readFeatures(new URL(file, base));
    } catch {
      unreadable.push(file);
      return [];
    }
  };
  const neighbour = (word: string) => files.neighbours?.find(({ id }) => id.includes(word))?.file;
  const [areas, canals, roads, settlements] = await Promise.all([
    read(files.villages?.file),
    read(files.water?.canals.file),
    read(ground?.roads ?? neighbour('road')),
    read(ground?.settlements ?? neighbour('settlement')),
  ]);
  const named = {
    code: files.villages?.code ?? '',
    name: files.villages?.name ?? '',
    town: files.villages?.town ?? '',
  };
  const villages = areas ?? [];
  return {
    tiles: {
      villages,
      canals: canals ?? [],
      roads: roads ?? [],
      settlements: settlements ?? [],
      'village-names': villages.map((area) => namePoint([area], named.name, 'middle')),
      'town-names': groupsOf(villages, named.town).map((town) => namePoint(town, named.town, 'foot')),
    },
    villageAreas: new Map(villages.map((area) => [String(area.properties?.[named.code]), area.geometry])),
    box: boxOf([...villages, ...(canals ?? []), ...(roads ?? [])]),
    unreadable,
  };
}

async function readFeatures(address: URL): Promise<GeoJSON.Feature[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.href}: HTTP ${response.status}`);
  const features: GeoJSON.Feature[] = [];
  if (address.pathname.endsWith('.fgb')) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    for await (const feature of deserialize(bytes)) features.push(feature as GeoJSON.Feature);
  } else {
    features.push(...((await response.json()) as GeoJSON.FeatureCollection).features);
  }
  const box = boxOf(features);
  if (box !== null && (box[0] < -180 || box[1] < -90 || box[2] > 180 || box[3] > 90)) {
    throw new Error(`${address.href}: not in longitude and latitude`);
  }
  return features;
}

/** Features with the same value of a field, in the order of their first one. */
function groupsOf(features: readonly GeoJSON.Feature[], field: string): GeoJSON.Feature[][] {
  const groups = new Map<unknown, GeoJSON.Feature[]>();
  for (const feature of features) {
    const value: unknown = feature.properties?.[field];
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [feature]);
    else group.push(feature);
  }
  return [...groups.values()];
}

/** A point in the middle or at the southern foot of the features' box, with the name that the first of them carries. */
function namePoint(features: readonly GeoJSON.Feature[], field: string, at: 'middle' | 'foot'): GeoJSON.Feature {
  const [west, south, east, north] = boxOf(features) ?? [0, 0, 0, 0];
  const name = String(features[0]?.properties?.[field] ?? '');
  const lat = at === 'middle' ? (south + north) / 2 : south;
  const geometry: GeoJSON.Point = { type: 'Point', coordinates: [(west + east) / 2, lat] };
  return { type: 'Feature', properties: { name }, geometry };
}

function boxOf(features: readonly GeoJSON.Feature[]): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    if (geometry !== null && 'coordinates' in geometry) growBox(box, geometry.coordinates);
  }
  return box[0] <= box[2] ? box : null;
}

type Nested = GeoJSON.Position | readonly Nested[];

function growBox(box: Box, coordinates: Nested): void {
  const [x, y] = coordinates;
  if (typeof x === 'number' && typeof y === 'number') {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
    return;
  }
  for (const part of coordinates) growBox(box, part as Nested);
}

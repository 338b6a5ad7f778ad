import type { PolygonSet } from '../../geometry/polygon-set.ts';
import { type FramedFeatures, framedFeatures } from '../../isolation/framed-features.ts';
import { insideShares } from '../../isolation/inside-share.ts';
import { nearestMetres } from '../../isolation/near-pairs.ts';
import { SOURCE_KINDS } from '../../isolation/source-kinds/index.ts';
import { type SourceStandard, sourceStandardSchema } from '../../isolation/source-standard.ts';
import { checkSourceDistance, sourceZone } from '../../isolation/source-zone.ts';
import { sourcesAround } from '../../isolation/sources-around.ts';
import type { WindRose } from '../../isolation/wind-rose.ts';
import type { ParcelSet } from '../../parcel/parcel-set.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Run } from '../../run/run.ts';
import { addBit, emptyBitSet } from '../../table/bit-set.ts';
import type { SourceQuestion } from '../question/source-question.ts';
import type { Workbench } from '../workbench.ts';
import { airPath } from './air-path.ts';
import { type CanalWater, canalWater, waterPath } from './canal-water.ts';
import { readWindRoses } from './read-wind-roses.ts';
import { type SourceLayer, type SourceLayerQuestion, sourceLayer } from './source-layer.ts';
import { PATH_UNKNOWN, type SourceZoneRow, type SourceZoneTables } from './source-zone-rows.ts';
import { upslopeOf } from './upslope.ts';

/**
 * Buffer zones of the scenario's sources, what they take of every parcel, and the ways to it by air and by water, kept apart. Adds
 * the columns `<id>.inside` and `<id>.wind-exposure` (shares, 0 … 1). What cannot be read becomes a finding and stays
 * unknown. Throws `PlanningError` for a distance out of reason (`bad-source-distance`), a kind without one
 * (`no-source-distance`), an id twice (`repeated-source`), and what reading the standard throws.
 */
export async function sourceZones(bench: Workbench, question: SourceQuestion, run: Run): Promise<SourceZoneTables> {
  const { desk } = bench;
  const standard = await desk.document('standard sources', question.standard, sourceStandardSchema);
  const asked = question.of.map((layer) => reachOf(layer, standard, question.standard));
  mustDiffer(asked.map(({ id }) => id));
  const { wind, canals } = question;
  const roses = wind === null ? null : await desk.optional('wind', () => readWindRoses(wind, desk));
  const water = canals === null ? null : await desk.optional('canals', () => canalWater(bench, canals, run));
  if (roses !== null && wind !== null) tellTownsWithoutRose(bench, roses, wind.file);
  tellMissingElevation(bench, question);
  const means = { bench, question, framed: framedFeatures(bench.parcels.polygons), roses, water };
  const rows: SourceZoneRow[] = [];
  for (const reach of asked) {
    const { layer, id } = reach;
    const read = await desk.optional(id, () => sourceLayer(layer, question.elevation?.field ?? null, desk));
    const row = read === null ? unknownRow(reach, bench.parcels) : await rowOf(reach, read, means, run);
    addColumns(bench, row);
    rows.push(row);
  }
  return {
    rows,
    searchM: question.searchM,
    wind: wind === null || roses === null ? null : { file: wind.file, season: wind.of, towns: roses.size },
    canals:
      canals === null || water === null
        ? null
        : { file: canals.file, sections: water.sections, of: water.of, source: canals.source },
    source: question.source,
  };
}

/** A layer with the distance that holds for it and who names it. */
type Reach = Pick<SourceZoneRow, 'id' | 'kind' | 'file' | 'distanceM' | 'standard' | 'confidence' | 'source'> & {
  readonly layer: SourceLayerQuestion;
};

function reachOf(layer: SourceLayerQuestion, standard: SourceStandard, standardFile: string): Reach {
  const { kind, file } = layer;
  const head = { layer, id: layer.id ?? kind, kind, file };
  if (layer.distanceM !== undefined) {
    checkSourceDistance(layer.distanceM, { file, layer: head.id });
    const source = layer.source ?? text('情景设定', 'scenario setting');
    return { ...head, distanceM: layer.distanceM, standard: '', confidence: 'setting', source };
  }
  const entry = standard.sources.find((each) => each.kind === kind);
  if (entry === undefined || entry.distanceM === null) throw noDistance(head.id, file, standardFile);
  checkSourceDistance(entry.distanceM, { file: standardFile, layer: head.id });
  const { distanceM, confidence, clause } = entry;
  return { ...head, distanceM, standard: entry.standard, confidence, source: clause };
}

interface Means {
  readonly bench: Workbench;
  readonly question: SourceQuestion;
  readonly framed: FramedFeatures<PolygonSet>;
  readonly roses: ReadonlyMap<string, WindRose> | null;
  readonly water: CanalWater | null;
}

async function rowOf(
  { layer: _layer, ...reach }: Reach,
  { set, count, elevation }: SourceLayer,
  { bench, question, framed, roses, water }: Means,
  run: Run,
): Promise<SourceZoneRow> {
  const { parcels, columns } = bench;
  const { distanceM } = reach;
  const { byAir, byWater } = waysOf(reach.kind);
  await run.step('distances', 0, 1);
  const zone = sourceZone(set, distanceM, { file: reach.file, layer: reach.id });
  await run.step('distances', 0, 1);
  const share = Float32Array.from(insideShares(parcels.polygons, zone));
  const search = { sources: set, distanceM: Math.max(question.searchM, distanceM) };
  const nearestM = Float32Array.from(await nearestMetres(framed, search, run));
  const around = await sourcesAround(framed, { sources: set, distanceM }, run);
  const air = byAir ? airPath(parcels, around, roses) : { exposure: null, mostFrom: null };
  const unknown = new Uint8Array(parcels.ids.length).fill(PATH_UNKNOWN);
  const path = water === null ? unknown : await waterPath(water, { sources: set, distanceM }, run);
  const heights = question.elevation === null ? undefined : columns.table.columns.get(question.elevation.column);
  return {
    ...reach,
    count,
    zone,
    share,
    nearestM,
    ...air,
    waterPath: byWater ? path : null,
    upslope: byWater ? upslopeOf(around, elevation, heights) : null,
    villageInsideM2: insideByVillage(parcels, share),
  };
}

/** Nothing is known of a layer that could not be read. */
function unknownRow({ layer: _layer, ...reach }: Reach, parcels: ParcelSet): SourceZoneRow {
  const { byAir, byWater } = waysOf(reach.kind);
  const length = parcels.ids.length;
  const missing = () => new Float32Array(length).fill(Number.NaN);
  const unknown = () => new Uint8Array(length).fill(PATH_UNKNOWN);
  return {
    ...reach,
    count: null,
    zone: NO_ZONE,
    share: missing(),
    nearestM: missing(),
    exposure: byAir ? missing() : null,
    mostFrom: byAir ? new Int8Array(length).fill(-1) : null,
    waterPath: byWater ? unknown() : null,
    upslope: byWater ? unknown() : null,
    villageInsideM2: new Float64Array(parcels.villages.length).fill(Number.NaN),
  };
}

const NO_ZONE: PolygonSet = {
  kind: 'polygon',
  coordinates: new Float64Array(),
  ringOffsets: Uint32Array.of(0),
  polygonOffsets: Uint32Array.of(0),
  geometryOffsets: Uint32Array.of(0, 0),
  crs: 'EPSG:4490',
};

function waysOf(id: string): { readonly byAir: boolean; readonly byWater: boolean } {
  const kind = SOURCE_KINDS.find((each) => each.id === id);
  if (kind === undefined) throw new Error(`no kind of source ${id}`);
  return kind;
}

function insideByVillage(parcels: ParcelSet, share: Float32Array): Float64Array {
  const inside = new Float64Array(parcels.villages.length);
  for (const [row, part] of share.entries()) {
    const village = parcels.villageOf[row] as number;
    inside[village] = (inside[village] as number) + part * (parcels.areaM2[row] as number);
  }
  return inside;
}

function addColumns({ columns }: Workbench, { id, file, share, exposure }: SourceZoneRow): void {
  for (const [name, shares] of [
    ['inside', share],
    ['wind-exposure', exposure],
  ] as const) {
    if (shares === null) continue;
    const valid = emptyBitSet(shares.length);
    for (const [row, value] of shares.entries()) if (!Number.isNaN(value)) addBit(valid, row);
    const values = Float64Array.from(shares);
    columns.add({ kind: 'number', name: `${id}.${name}`, unit: '', values, valid }, { file, date: '' });
  }
}

/** A column of elevations that is not there, or holds no numbers. */
function tellMissingElevation({ columns, desk }: Workbench, { elevation }: SourceQuestion): void {
  if (elevation === null || columns.table.columns.get(elevation.column)?.kind === 'number') return;
  const present = [...columns.table.columns.keys()].join(', ');
  desk.findings.push({
    severity: 'warning',
    code: 'missing-column',
    message: text(
      `没有数值列 ${elevation.column}（有 ${present}），上下坡关系未知`,
      `there is no column of numbers ${elevation.column} (there are ${present}); who lies below is unknown`,
    ),
    remedy: text(
      '在 rasters 中加入高程图层，或改正 sources.elevation.column',
      'add the elevation to rasters, or correct sources.elevation.column',
    ),
    at: { field: elevation.column },
  });
}

/** Towns with parcels and without a rose: their exposure stays unknown, and it is told. */
function tellTownsWithoutRose({ parcels, desk }: Workbench, roses: ReadonlyMap<string, WindRose>, file: string): void {
  const without = parcels.villages
    .filter(({ townCode, town }) => !roses.has(townCode) && !roses.has(town))
    .map(({ townCode, town }) => town || townCode);
  for (const town of new Set(without)) {
    desk.findings.push({
      severity: 'warning',
      code: 'no-wind-rose',
      message: text(
        `${town || '未写明的乡镇'}没有可用的风玫瑰，其地块的风向暴露未知`,
        `${town || 'a town without a name'} has no wind rose that can be used; the wind exposure of its parcels is unknown`,
      ),
      remedy: text('在风玫瑰表中补上该乡镇', 'add the town to the sheet of wind roses'),
      at: { file, feature: town },
    });
  }
}

function mustDiffer(ids: readonly string[]): void {
  const twice = ids.find((id, k) => ids.indexOf(id) !== k);
  if (twice === undefined) return;
  throw new PlanningError('usage', 'repeated-source', {
    text: text(`sources.of 中 ${twice} 出现两次`, `${twice} stands twice in sources.of`),
    remedy: text('给其中一个写上不同的 id', 'give one of them an id of its own'),
    at: { layer: twice, field: 'id' },
  });
}

function noDistance(id: string, file: string, standardFile: string): PlanningError {
  return new PlanningError('usage', 'no-source-distance', {
    text: text(
      `${id} 没有缓冲距离：${standardFile} 未给默认值，情景也未写 distanceM`,
      `${id} has no buffer distance: ${standardFile} gives no default and the scenario no distanceM`,
    ),
    remedy: text('在情景中写明 distanceM 和出处 source', 'give distanceM and its source in the scenario'),
    at: { file, layer: id, field: 'distanceM' },
  });
}

import { openFile } from '../formats/detect-format.ts';
import { encodeFlatGeobuf } from '../formats/encode-flatgeobuf.ts';
import { encodeGeoJson, type PolygonFeatures } from '../formats/encode-geojson.ts';
import type { Buffers } from '../geometry/buffer.ts';
import { bufferOnEllipsoid, dissolveOnEllipsoid } from '../geometry/buffer-on-ellipsoid.ts';
import { type BufferParameters, checkBufferQuestion, ROUND_BUFFER } from '../geometry/buffer-parameters.ts';
import { ellipsoidalAreaM2 } from '../geometry/geodesic-area.ts';
import { dissolve } from '../geometry/overlay.ts';
import type { PolygonSet } from '../geometry/polygon-set.ts';
import { isGeographic, projectionBetween } from '../geometry/projection.ts';
import { selectFeatures } from '../geometry/select-features.ts';
import { selectPolygons } from '../geometry/select-polygons.ts';
import { repairPolygons } from '../geometry/validity.ts';
import type { VectorLayer } from '../layer/layer.ts';
import { repairFindings } from '../parcel/repair-findings.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { Run } from '../run/run.ts';
import { addBit, emptyBitSet } from '../table/bit-set.ts';
import { emptyTable, type NumberColumn, type Table, withColumn } from '../table/table.ts';
import type { PlanInputs } from './plan-inputs.ts';

/** What a file's features are widened by, and how the result is written. */
export interface BufferQuestion {
  readonly file: string;
  /** Declared CRS; null takes the file's. */
  readonly crs: string | null;
  /** Metres; negative goes inwards and is for polygons only. */
  readonly distanceM: number;
  readonly parameters: Partial<BufferParameters>;
  /** All buffers united into one feature. */
  readonly dissolve: boolean;
  /** Coordinates in the file's CRS instead of WGS 84. */
  readonly keepCrs: boolean;
}

/** What became of the features. */
export interface BufferReport {
  readonly crs: string;
  readonly counts: {
    readonly read: number;
    /** Features in the result. */
    readonly written: number;
    readonly vanished: number;
    readonly repaired: number;
    readonly unusable: number;
  };
  /** Ellipsoidal area in m²; of lines and points 0. */
  readonly areaBeforeM2: number;
  readonly areaAfterM2: number;
  /** Ids of the features of which nothing is left. */
  readonly vanished: readonly string[];
  readonly findings: readonly Finding[];
}

/** Buffers ready to be written. */
export interface BufferedFeatures {
  readonly layers: readonly PolygonFeatures[];
  readonly decimals: number;
  readonly report: BufferReport;
}

/** Features widened between two steps of a run. */
const PORTION = 1000;

/**
 * Buffers of all features of a vector file with distances true on the ellipsoid; attributes are kept, ids are the row numbers of
 * the file. Throws `PlanningError`: `no-features`, what `bufferPolygons` and the reader throw.
 */
export async function bufferFeatures(
  question: BufferQuestion,
  inputs: PlanInputs,
  run: Run,
): Promise<BufferedFeatures> {
  const { file, crs, distanceM, keepCrs } = question;
  checkBufferQuestion(distanceM, { ...ROUND_BUFFER, ...question.parameters });
  await run.step('read', 0, 1);
  const decoded = await openFile(await inputs.open(file), {
    ...(crs === null ? {} : { crs }),
    ...(inputs.inflate === undefined ? {} : { inflate: inputs.inflate }),
  });
  const layers = decoded.kind === 'vector' ? decoded.layers.filter((layer) => layer.attributes.length > 0) : [];
  const [first] = layers;
  if (first === undefined) throw noFeatures(file, decoded.kind);
  const into = keepCrs ? first.crs.crs : 'EPSG:4326';
  const parts: BufferedLayer[] = [];
  for (const layer of layers) parts.push(await bufferLayer(layer, question, into, run));
  const decimals = decimalsFor(distanceM, into);
  const merged = question.dissolve ? [oneFeature(parts, question, into)] : parts.map(({ features }) => features);
  const rounded = merged.map((features) => ({ ...features, geometry: roundedTo(features.geometry, decimals) }));
  return { layers: rounded, decimals, report: reportOf(parts, rounded, into) };
}

/** The buffers as GeoJSON text, piece by piece. */
export function buffersGeoJson({ layers, decimals }: BufferedFeatures): Generator<string> {
  return encodeGeoJson(layers, { decimals });
}

/** The buffers as FlatGeobuf bytes; of several layers the first only, as the format holds one. */
export function buffersFlatGeobuf({ layers }: BufferedFeatures): Uint8Array {
  const [first] = layers;
  if (first === undefined) throw new Error('no layer to write');
  return encodeFlatGeobuf(first);
}

interface BufferedLayer {
  readonly features: PolygonFeatures;
  readonly vanished: readonly string[];
  readonly repaired: number;
  readonly unusable: number;
  readonly read: number;
  readonly areaBeforeM2: number;
  readonly findings: readonly Finding[];
}

async function bufferLayer(
  layer: VectorLayer,
  question: BufferQuestion,
  into: string,
  run: Run,
): Promise<BufferedLayer> {
  const count = layer.attributes.length;
  const ids = Array.from(layer.sourceRows, String);
  const at = (row: number) => ({ file: question.file, layer: layer.name, row: layer.sourceRows[row] as number });
  const mended = layer.geometry.kind === 'polygon' ? repairPolygons(layer.geometry) : null;
  const source = mended?.set ?? layer.geometry;
  const sets: PolygonSet[] = [];
  const vanished: number[] = [];
  const portion = question.dissolve ? count : PORTION;
  for (let start = 0; start < count; start += portion) {
    await run.step('distances', start, count);
    const rows = Array.from({ length: Math.min(portion, count - start) }, (_, k) => start + k);
    const buffers = widened(question, portion >= count ? source : selectFeatures(source, rows), into);
    sets.push(buffers.set);
    vanished.push(...buffers.vanished.map((row) => start + row));
  }
  await run.step('distances', count, count);
  const geometry = selectPolygons(
    sets.map((set) => ({ set, rows: Array.from({ length: set.geometryOffsets.length - 1 }, (_, k) => k) })),
    into,
  );
  const findings = [...layer.findings, ...(mended === null ? [] : repairFindings(mended, at))];
  if (question.distanceM === 0) findings.push(zeroFinding(question.file));
  return {
    features: { geometry, attributes: layer.attributes, ids },
    vanished: vanished.map((row) => ids[row] as string),
    repaired: mended?.repairs.length ?? 0,
    unusable: mended?.unusable.length ?? 0,
    read: layer.featureCount,
    areaBeforeM2: source.kind === 'polygon' ? areaOf(source) : 0,
    findings: [...findings, ...vanished.map((row) => vanishedFinding(at(row), question.distanceM))],
  };
}

function widened(
  { distanceM, parameters, dissolve: together }: BufferQuestion,
  set: VectorLayer['geometry'],
  into: string,
): Buffers {
  const asked = { set, distance: distanceM, parameters, into };
  return together ? dissolveOnEllipsoid(asked) : bufferOnEllipsoid(asked);
}

function vanishedFinding(at: Finding['at'], distanceM: number): Finding {
  return {
    severity: 'warning',
    code: 'vanished-feature',
    message: text(`向内 ${-distanceM} m 后没有剩余`, `nothing is left ${-distanceM} m inside its border`),
    remedy: text(
      '该要素不在结果中；如需保留请减小距离',
      'the feature is not in the result; a smaller distance would keep some of it',
    ),
    at,
  };
}

function zeroFinding(file: string): Finding {
  return {
    severity: 'warning',
    code: 'zero-distance',
    message: text('缓冲距离为零：各面保持原样', 'the distance is zero: polygons stay as they are'),
    remedy: text('如需缓冲请给出非零距离（米）', 'give a distance in metres other than zero'),
    at: { file },
  };
}

/** Layers of several kinds become one feature with the number of sources and the distance. */
function oneFeature(parts: readonly BufferedLayer[], { distanceM }: BufferQuestion, into: string): PolygonFeatures {
  const sets = parts.map(({ features }) => ({ set: features.geometry, rows: [0] }));
  const geometry = sets.length === 1 ? (sets[0] as { set: PolygonSet }).set : dissolve(selectPolygons(sets, into));
  const sources = parts.reduce((sum, { features }) => sum + features.ids.length, 0);
  const attributes = withNumber(withNumber(emptyTable(1), 'sources', sources), 'distance_m', distanceM);
  return { geometry, attributes, ids: ['1'] };
}

function withNumber(table: Table, name: string, value: number): Table {
  const valid = emptyBitSet(1);
  addBit(valid, 0);
  const column: NumberColumn = { kind: 'number', name, unit: '', values: Float64Array.of(value), valid };
  return withColumn(table, column);
}

/** Decimals that keep a distance true to 1e-5: at least 7 of a degree (RFC 7946 asks for no more) or 3 of a metre. */
function decimalsFor(distanceM: number, crs: string): number {
  const unit = isGeographic(crs) ? 111_320 : 1;
  const needed = Math.ceil(Math.log10((Math.SQRT1_2 * unit) / (5e-6 * Math.max(Math.abs(distanceM), 1))));
  return isGeographic(crs) ? Math.min(10, Math.max(7, needed)) : Math.min(6, Math.max(3, needed));
}

/** The set as it will be read back, valid again where rounding has made corners meet. */
function roundedTo(set: PolygonSet, decimals: number): PolygonSet {
  const scale = 10 ** decimals;
  const coordinates = set.coordinates.map((value) => Math.round(value * scale) / scale);
  return repairPolygons({ ...set, coordinates }).set;
}

function areaOf(set: PolygonSet): number {
  const coordinates = isGeographic(set.crs)
    ? set.coordinates
    : projectionBetween(set.crs, 'EPSG:4490').apply(set.coordinates);
  const areas = ellipsoidalAreaM2({ ...set, coordinates, crs: isGeographic(set.crs) ? set.crs : 'EPSG:4490' });
  return areas.reduce((sum, area) => sum + area, 0);
}

function reportOf(parts: readonly BufferedLayer[], layers: readonly PolygonFeatures[], crs: string): BufferReport {
  const sum = (pick: (part: BufferedLayer) => number) => parts.reduce((total, part) => total + pick(part), 0);
  const written = layers.reduce(
    (total, { geometry, ids }) =>
      total + ids.filter((_, row) => geometry.geometryOffsets[row] !== geometry.geometryOffsets[row + 1]).length,
    0,
  );
  const vanished = parts.flatMap((part) => part.vanished);
  return {
    crs,
    counts: {
      read: sum(({ read }) => read),
      written,
      vanished: vanished.length,
      repaired: sum(({ repaired }) => repaired),
      unusable: sum(({ unusable }) => unusable),
    },
    areaBeforeM2: sum(({ areaBeforeM2 }) => areaBeforeM2),
    areaAfterM2: layers.reduce((total, { geometry }) => total + areaOf(geometry), 0),
    vanished,
    findings: parts.flatMap(({ findings }) => findings),
  };
}

function noFeatures(file: string, kind: string): PlanningError {
  return new PlanningError('input', 'no-features', {
    text: text(`${file} 没有矢量要素（${kind}）`, `${file} holds no vector features (${kind})`),
    remedy: text('请提供点、线或面图层', 'give a layer of points, lines or polygons'),
    at: { file },
  });
}

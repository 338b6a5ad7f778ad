import { normaliseCrs } from '../geometry/crs-name.ts';
import type { VectorLayer } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { headOf } from './byte-source.ts';
import { type FeatureCollector, featureCollector, type GeometryLike } from './feature-collector.ts';
import type { ByteSource, DecodeOptions, Format } from './format.ts';
import { scanFeatures } from './geojson-scanner.ts';
import { inputError } from './input-error.ts';
import { parseKeepingDigits } from './parse-keeping-digits.ts';
import { decideEncoding, decoderOf } from './text-encoding.ts';
import { decideVectorCrs } from './vector-crs.ts';

/** Bytes looked at to decide the encoding. */
const SAMPLE = 1 << 20;

/** GeoJSON (RFC 7946), also newline-delimited and as a text sequence (RFC 8142). */
export const GEOJSON: Format = {
  id: 'geojson',
  label: text('GeoJSON', 'GeoJSON'),
  kind: 'vector',
  extensions: ['.geojson', '.json', '.geojsonl', '.ndjson', '.geojsons'],
  sniff: (head) => startsWithBrace(head),
  decode: async (source, options) => ({ kind: 'vector', layers: await openGeoJson(source, options) }),
};

/**
 * Reads a GeoJSON text feature by feature; a feature that cannot be used is listed and the rest is read.
 * Throws `PlanningError` of kind `input`: `not-geojson`, `empty-layer`, `unknown-crs`, `wrong-crs`.
 */
export async function openGeoJson(source: ByteSource, options: DecodeOptions): Promise<VectorLayer[]> {
  const encoding = decideEncoding([await headOf(source, SAMPLE)], { declared: options.encoding });
  const reader = featureReader(source);
  await scanFeatures(source, decoderOf(encoding.encoding), reader);
  const collections = reader.collections;
  if (collections.length === 0 && reader.rows() === 0) throw notGeoJson(source);
  for (const finding of reader.findings()) reader.collector.note(finding);
  const member = collections.find((root) => root['crs'] !== undefined && root['crs'] !== null)?.['crs'];
  const fromFile = member === undefined ? null : crsMember(source.name, member, options);
  if (fromFile !== null && options.crs === undefined) reader.collector.note(honoured(source.name, fromFile.crs));
  const name = collections.find((root) => typeof root['name'] === 'string')?.['name'];
  return reader.collector.finish({
    name: typeof name === 'string' ? name : source.name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''),
    encoding: { encoding: encoding.encoding, reason: encoding.reason },
    decideCrs: (box) =>
      decideVectorCrs({
        file: source.name,
        box,
        declared: options.crs,
        fromFile,
        byFormat: { crs: 'EPSG:4326', reason: 'RFC 7946 prescribes WGS 84 longitude, latitude' },
      }),
  });
}

type JsonObject = Record<string, unknown>;

const GEOJSON_TYPES: ReadonlySet<string> = new Set([
  'FeatureCollection',
  'Feature',
  'Polygon',
  'MultiPolygon',
  'LineString',
  'MultiLineString',
  'Point',
  'MultiPoint',
  'GeometryCollection',
]);

function featureReader(source: ByteSource) {
  const file = source.name;
  const collector = featureCollector(file);
  const collections: JsonObject[] = [];
  let row = 0;
  let unsafe = 0;
  let firstUnsafe = 0;
  const parse = (json: string): unknown => {
    const { value, longIntegers } = parseKeepingDigits(json);
    if (longIntegers > 0) firstUnsafe ||= row;
    unsafe += longIntegers;
    return value;
  };
  const stray = (found: string): void => {
    row++;
    const shown = found.slice(0, 60);
    collector.refuse(row, '', 'broken-feature', text(`不是 JSON 对象（${shown}）`, `it is no JSON object (${shown})`));
  };
  return {
    collector,
    /** Root objects that are collections, their features taken out. */
    collections,
    rows: () => row,
    stray,
    feature(json: string): void {
      row++;
      try {
        const value = parse(json);
        if (isObject(value)) addFeature(collector, row, value);
        else collector.refuse(row, '', 'broken-feature', text('不是 JSON 对象', 'it is no JSON object'));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        collector.refuse(row, '', 'broken-json', text(`JSON 有误（${reason}）`, `its JSON is broken (${reason})`));
      }
    },
    root(json: string, complete: boolean): void {
      if (!complete) {
        const type = /"type"\s*:\s*"(\w+)"/.exec(json)?.[1];
        if (type === 'FeatureCollection') collections.push({ type });
        collector.note(truncatedFinding(source, row));
        return;
      }
      const root = objectOf(json, parse);
      if (root === null) return;
      if (root['type'] === 'FeatureCollection') {
        collections.push(root);
        return;
      }
      row++;
      addFeature(collector, row, root);
    },
    findings: (): Finding[] => (unsafe === 0 ? [] : [unsafeFinding(file, unsafe, firstUnsafe)]),
  };
}

function addFeature(collector: FeatureCollector, row: number, value: JsonObject): void {
  const isFeature = value['type'] === 'Feature';
  const id = isFeature && value['id'] !== undefined && value['id'] !== null ? String(value['id']) : '';
  const properties: JsonObject = isFeature && isObject(value['properties']) ? value['properties'] : {};
  const geometry = isFeature ? value['geometry'] : value;
  const named = id === '' ? properties : withId(id, properties);
  collector.add({
    row,
    id,
    geometry: isObject(geometry) ? (geometry as unknown as GeometryLike) : null,
    properties: named,
  });
}

/** Properties with the feature's own id, under another name when a different `id` is already there. */
function withId(id: string, properties: JsonObject): JsonObject {
  const own = properties['id'];
  if (own === undefined) return { id, ...properties };
  return String(own) === id ? properties : { feature_id: id, ...properties };
}

/** Whether the first byte after a byte-order mark, white space and record separators is a brace. */
function startsWithBrace(head: Uint8Array): boolean {
  return head.find((byte) => ![0xef, 0xbb, 0xbf, 0x1e, 0x20, 0x09, 0x0a, 0x0d].includes(byte)) === 0x7b;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A root object that may be GeoJSON, or `null`. */
function objectOf(json: string, parse: (json: string) => unknown): JsonObject | null {
  try {
    const value = parse(json.slice(Math.max(json.indexOf('{'), 0)));
    return isObject(value) && GEOJSON_TYPES.has(String(value['type'])) ? value : null;
  } catch {
    return null;
  }
}

function crsMember(file: string, member: unknown, options: DecodeOptions): { crs: string; reason: string } | null {
  const properties = isObject(member) ? (member as JsonObject)['properties'] : undefined;
  const name = isObject(properties) ? (properties as JsonObject)['name'] : member;
  if (typeof name === 'string') return { crs: normaliseCrs(name), reason: `crs member ${name}` };
  if (options.crs !== undefined) return null;
  throw inputError(
    'unknown-crs',
    { file },
    [
      `文件 ${file} 的 crs 成员无法识别：${JSON.stringify(member).slice(0, 120)}`,
      `The crs member of ${file} is not understood: ${JSON.stringify(member).slice(0, 120)}`,
    ],
    ['请用 --crs 指定坐标系', 'Declare the CRS with --crs'],
  );
}

function honoured(file: string, crs: string): Finding {
  return {
    severity: 'info',
    code: 'crs-member',
    message: text(
      `文件 ${file} 带有 crs 成员（RFC 7946 已不用），按 ${crs} 读取`,
      `File ${file} carries a crs member (no longer part of RFC 7946); read as ${crs}`,
    ),
    remedy: text('若有误，请用 --crs 指定', 'If that is wrong, declare it with --crs'),
    at: { file },
  };
}

function unsafeFinding(file: string, count: number, row: number): Finding {
  return {
    severity: 'warning',
    code: 'unsafe-integer',
    message: text(
      `文件 ${file} 有 ${count} 个超过 2^53 的整数（从第 ${row} 个要素起），已按文本逐位保留；写文件的软件可能已丢失末几位`,
      `File ${file} holds ${count} integers beyond 2^53 (from feature ${row} on); their digits are kept as text, but the writer may have lost the last ones`,
    ),
    remedy: text(
      '编码应写成字符串；若末几位是 0，请核对来源',
      'Codes should be written as strings; check the source if they end in zeros',
    ),
    at: { file, row },
  };
}

function truncatedFinding(source: ByteSource, rows: number): Finding {
  return {
    severity: 'error',
    code: 'truncated-file',
    message: text(
      `文件 ${source.name} 不完整（${source.byteLength} 字节，对象没有结束）；读到 ${rows} 个要素`,
      `File ${source.name} is cut short (${source.byteLength} bytes, its object does not end); ${rows} features were read`,
    ),
    remedy: text('请重新导出或重新下载', 'Export or download it again'),
    at: { file: source.name },
  };
}

function notGeoJson(source: ByteSource): Error {
  return inputError(
    'not-geojson',
    { file: source.name },
    [
      `文件 ${source.name} 应为 GeoJSON（有 type 和 features、geometry 或 coordinates），实际不是`,
      `File ${source.name} should be GeoJSON (with type and features, geometry or coordinates); it is not`,
    ],
    ['请检查文件内容', 'Check what the file holds'],
  );
}

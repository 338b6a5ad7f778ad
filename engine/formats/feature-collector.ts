import { type Added, lineBuilder, type Position, pointBuilder, polygonBuilder } from '../geometry/geometry-builder.ts';
import { type Box, boundsOfPoints } from '../geometry/polygon-set.ts';
import type { CrsDecision, EncodingDecision, VectorLayer } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import { type LocalText, text } from '../run/local-text.ts';
import { columnCollector } from './column-collector.ts';
import { inputError } from './input-error.ts';

/** A geometry as GeoJSON writes it. */
export interface GeometryLike {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: readonly GeometryLike[];
}

/** One feature on its way into a layer. */
export interface FeatureLike {
  /** One-based position in the file. */
  readonly row: number;
  /** Id as text, for messages; empty when there is none. */
  readonly id: string;
  readonly geometry: GeometryLike | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** How the layers of a file are to be closed. */
export interface LayerFacts {
  readonly name: string;
  readonly encoding: EncodingDecision | null;
  readonly decideCrs: (box: Box) => { decision: CrsDecision; findings: Finding[] };
}

/** Collects the features of one file, one layer per kind of geometry. */
export interface FeatureCollector {
  add(feature: FeatureLike): void;
  /** Lists a feature that cannot be used. */
  refuse(row: number, id: string, code: string, what: LocalText): void;
  note(finding: Finding): void;
  /** Tells that the file promises `count` features, more than were met; the caller notes why. */
  promise(count: number): void;
  /**
   * The layers, polygons before lines before points; the first counts all features of the file and carries all
   * findings. Throws `PlanningError` code `empty-layer` when no feature can be used.
   */
  finish(facts: LayerFacts): VectorLayer[];
}

type Kind = 'polygon' | 'line' | 'point';
const KINDS: readonly Kind[] = ['polygon', 'line', 'point'];
const KIND_NAMES: Record<Kind, LocalText> = {
  polygon: text('面', 'polygons'),
  line: text('线', 'lines'),
  point: text('点', 'points'),
};

const REFUSALS: Record<string, LocalText> = {
  'no-geometry': text('没有图形', 'it has no geometry'),
  'empty-geometry': text('图形为空', 'its geometry is empty'),
  'broken-coordinate': text('坐标不是有效数字', 'a coordinate is not a finite number'),
  'unknown-geometry': text('图形类型不认识', 'its geometry type is unknown'),
  'mixed-geometry-collection': text('几何集合里混有不同类型', 'its geometry collection mixes kinds'),
};

/** A collector for the features of `file`; `fields` fixes the order of columns that are known beforehand. */
export function featureCollector(file: string, fields: readonly string[] = []): FeatureCollector {
  const builders = { polygon: polygonBuilder(), line: lineBuilder(), point: pointBuilder() };
  const columns = { polygon: columnCollector(fields), line: columnCollector(fields), point: columnCollector(fields) };
  const rows: Record<Kind, number[]> = { polygon: [], line: [], point: [] };
  const findings: Finding[] = [];
  let count = 0;
  const refuse: FeatureCollector['refuse'] = (row, id, code, what) => {
    count = Math.max(count, row);
    findings.push(refusal({ file, row, ...(id === '' ? {} : { feature: id }) }, code, what));
  };
  return {
    note: (finding) => void findings.push(finding),
    promise: (promised) => {
      count = Math.max(count, promised);
    },
    refuse,
    add({ row, id, geometry, properties }) {
      count = Math.max(count, row);
      const parts = partsOf(geometry);
      if (typeof parts === 'string') return refuse(row, id, parts, REFUSALS[parts] as LocalText);
      const added = addParts(builders, parts);
      if (added.refused !== null) return refuse(row, id, added.refused, REFUSALS[added.refused] as LocalText);
      if (added.closedRings > 0) findings.push(closed(file, row, id));
      const copies = parts.kind === 'point' ? parts.coordinates.length : 1;
      for (let k = 0; k < copies; k++) {
        columns[parts.kind].add(properties);
        rows[parts.kind].push(row);
      }
    },
    finish(facts) {
      const kinds = KINDS.filter((kind) => rows[kind].length > 0);
      if (kinds.length === 0) throw emptyLayer(file, count, findings);
      const boxes = kinds.map((kind) => {
        const { coordinates } = builders[kind].build('');
        return boundsOfPoints(coordinates, 0, coordinates.length / 2);
      });
      const { decision, findings: doubts } = facts.decideCrs(unionOf(boxes));
      findings.push(...doubts);
      for (const kind of kinds.slice(1)) findings.push(otherKind(file, kind, rows[kind]));
      return kinds.map((kind, k) => ({
        name: k === 0 ? facts.name : `${facts.name} (${KIND_NAMES[kind].en})`,
        geometry: builders[kind].build(decision.crs),
        attributes: columns[kind].build(),
        sourceRows: Uint32Array.from(rows[kind]),
        crs: decision,
        encoding: facts.encoding,
        featureCount: k === 0 ? count : new Set(rows[kind]).size,
        findings: k === 0 ? findings : [],
      }));
    },
  };
}

type Parts =
  | { readonly kind: 'polygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly kind: 'line'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly kind: 'point'; readonly coordinates: readonly Position[] };

/** The parts of a geometry as the coordinates of a multi geometry, or why there are none. */
function partsOf(geometry: GeometryLike | null | undefined): Parts | string {
  if (geometry === null || geometry === undefined) return 'no-geometry';
  const { type, coordinates, geometries } = geometry;
  if (type === 'GeometryCollection') {
    const members = (geometries ?? []).map(partsOf).filter((part) => typeof part !== 'string');
    if (members.length === 0) return 'empty-geometry';
    if (members.some((part) => part.kind !== members[0]?.kind)) return 'mixed-geometry-collection';
    return { kind: (members[0] as Parts).kind, coordinates: members.flatMap((part) => [...part.coordinates]) } as Parts;
  }
  if (!Array.isArray(coordinates)) return type in DEPTHS ? 'empty-geometry' : 'unknown-geometry';
  const shape = DEPTHS[type];
  if (shape === undefined) return 'unknown-geometry';
  const multi = shape.single ? [coordinates] : coordinates;
  if (!isNested(multi, shape.depth)) return 'broken-coordinate';
  return { kind: shape.kind, coordinates: multi } as Parts;
}

/** Geometry types: kind, whether one part stands bare, nesting of the multi form above its positions. */
const DEPTHS: Record<string, { readonly kind: Kind; readonly single: boolean; readonly depth: number }> = {
  Polygon: { kind: 'polygon', single: true, depth: 3 },
  MultiPolygon: { kind: 'polygon', single: false, depth: 3 },
  LineString: { kind: 'line', single: true, depth: 2 },
  MultiLineString: { kind: 'line', single: false, depth: 2 },
  Point: { kind: 'point', single: true, depth: 1 },
  MultiPoint: { kind: 'point', single: false, depth: 1 },
};

function isNested(value: unknown, depth: number): boolean {
  return Array.isArray(value) && (depth === 0 || value.every((member) => isNested(member, depth - 1)));
}

interface Builders {
  readonly polygon: ReturnType<typeof polygonBuilder>;
  readonly line: ReturnType<typeof lineBuilder>;
  readonly point: ReturnType<typeof pointBuilder>;
}

function addParts(builders: Builders, parts: Parts): Added {
  if (parts.kind === 'polygon') return builders.polygon.add(parts.coordinates);
  if (parts.kind === 'line') return builders.line.add(parts.coordinates);
  if (parts.coordinates.length === 0) return { refused: 'empty-geometry', closedRings: 0 };
  const broken = parts.coordinates.find((p) => !Number.isFinite(p[0]) || !Number.isFinite(p[1]));
  if (broken !== undefined)
    return { refused: broken.length === 0 ? 'empty-geometry' : 'broken-coordinate', closedRings: 0 };
  for (const position of parts.coordinates) builders.point.add(position);
  return { refused: null, closedRings: 0 };
}

function unionOf(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

function refusal(at: Finding['at'], code: string, what: LocalText): Finding {
  return {
    severity: 'error',
    code,
    message: text(`第 ${at.row} 个要素不能使用：${what.zh}`, `Feature ${at.row} cannot be used: ${what.en}`),
    remedy: text('请在原始数据中改正该要素', 'Correct this feature in the source data'),
    at,
  };
}

function closed(file: string, row: number, id: string): Finding {
  return {
    severity: 'warning',
    code: 'unclosed',
    message: text(
      `第 ${row} 个要素的环未闭合，已补上首点`,
      `Feature ${row} has a ring that is not closed; its first point was repeated`,
    ),
    remedy: text('请核对该要素的边界', 'Check the boundary of this feature'),
    at: { file, row, ...(id === '' ? {} : { feature: id }) },
  };
}

function otherKind(file: string, kind: Kind, rows: readonly number[]): Finding {
  const { zh, en } = KIND_NAMES[kind];
  const count = new Set(rows).size;
  return {
    severity: 'warning',
    code: 'other-geometry-kind',
    message: text(
      `文件 ${file} 还有 ${count} 个${zh}要素（从第 ${rows[0]} 个起），单独成一个图层`,
      `File ${file} also holds ${count} features that are ${en} (from feature ${rows[0]} on); they form a layer of their own`,
    ),
    remedy: text('请确认这些要素是否应在此文件中', 'Make sure these features belong in this file'),
    at: { file, row: rows[0] as number },
  };
}

function emptyLayer(file: string, count: number, findings: readonly Finding[]): Error {
  const first = findings.find((finding) => finding.severity === 'error')?.message;
  return inputError(
    'empty-layer',
    { file },
    [
      `文件 ${file} 应有要素，实际可用的为 0 个（共 ${count} 个）${first === undefined ? '' : `；${first.zh}`}`,
      `File ${file} should hold features; 0 of ${count} can be used${first === undefined ? '' : `; ${first.en}`}`,
    ],
    ['请检查导出步骤，或换用正确的文件', 'Check how the file was exported, or choose the right file'],
  );
}

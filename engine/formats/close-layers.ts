import type { Box } from '../geometry/polygon-set.ts';
import type { CrsDecision, EncodingDecision, VectorLayer } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import { type LocalText, text } from '../run/local-text.ts';
import type { Table } from '../table/table.ts';
import { inputError } from './input-error.ts';

/** How the layers of a file are to be closed. */
export interface LayerFacts {
  readonly name: string;
  readonly encoding: EncodingDecision | null;
  readonly decideCrs: (box: Box) => { decision: CrsDecision; findings: Finding[] };
}

/** A layer holds one kind of geometry. */
export type Kind = 'polygon' | 'line' | 'point';
/** Polygons before lines before points. */
export const KINDS: readonly Kind[] = ['polygon', 'line', 'point'];
const KIND_NAMES: Record<Kind, LocalText> = {
  polygon: text('面', 'polygons'),
  line: text('线', 'lines'),
  point: text('点', 'points'),
};

/** Why a geometry cannot be used, by code. */
export const REFUSALS: Readonly<Record<string, LocalText>> = {
  'no-geometry': text('没有图形', 'it has no geometry'),
  'empty-geometry': text('图形为空', 'its geometry is empty'),
  'broken-coordinate': text('坐标不是有效数字', 'a coordinate is not a finite number'),
  'unknown-geometry': text('图形类型不认识', 'its geometry type is unknown'),
  'mixed-geometry-collection': text('几何集合里混有不同类型', 'its geometry collection mixes kinds'),
};

/** The features of one kind, read to the end. */
export interface KindRows {
  readonly kind: Kind;
  /** One-based position of each row in the file. */
  readonly rows: ArrayLike<number>;
  /** Of all its coordinates. */
  readonly box: Box;
  geometry(crs: string): VectorLayer['geometry'];
  attributes(): Table;
}

/** What became of all features that were read. */
export interface ReadFeatures {
  readonly file: string;
  /** Features met, the refused ones included. */
  readonly count: number;
  readonly findings: readonly Finding[];
  readonly kinds: readonly KindRows[];
}

/** The layers of what was read, one a kind; the first counts all features and carries all findings. */
export function closeLayers({ file, count, findings, kinds }: ReadFeatures, facts: LayerFacts): VectorLayer[] {
  const { decision, findings: doubts } = facts.decideCrs(unionOf(kinds.map(({ box }) => box)));
  const others = kinds.slice(1).map(({ kind, rows }) => otherKind(file, kind, rows));
  return kinds.map(({ kind, rows, geometry, attributes }, k) => ({
    name: k === 0 ? facts.name : `${facts.name} (${KIND_NAMES[kind].en})`,
    geometry: geometry(decision.crs),
    attributes: attributes(),
    sourceRows: Uint32Array.from(rows),
    crs: decision,
    encoding: facts.encoding,
    featureCount: k === 0 ? count : distinct(rows),
    findings: k === 0 ? [...findings, ...doubts, ...others] : [],
  }));
}

function distinct(rows: ArrayLike<number>): number {
  return new Set(Array.from(rows)).size;
}

/** The box around boxes. */
export function unionOf(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

/** A feature that cannot be used. */
export function refusal(at: Finding['at'], code: string, what: LocalText): Finding {
  return {
    severity: 'error',
    code,
    message: text(`第 ${at.row} 个要素不能使用：${what.zh}`, `Feature ${at.row} cannot be used: ${what.en}`),
    remedy: text('请在原始数据中改正该要素', 'Correct this feature in the source data'),
    at,
  };
}

/** A ring that was closed. */
export function closed(file: string, row: number, id: string): Finding {
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

function otherKind(file: string, kind: Kind, rows: ArrayLike<number>): Finding {
  const { zh, en } = KIND_NAMES[kind];
  const count = distinct(rows);
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

/** `PlanningError` code `empty-layer`: no feature of the file can be used. */
export function emptyLayer(file: string, count: number, findings: readonly Finding[]): Error {
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

import type { Kind } from './close-layers.ts';
import { type FlatbufferRecord, fieldOf, indirect, vectorLength } from './flatbuffer-record.ts';

/** Fields of a geometry table that are read; Z, M and times are not. */
const ENDS = 0;
const XY = 1;
const TYPE = 6;
const PARTS = 7;

/** Geometry types of the header and of geometry tables. */
const UNKNOWN = 0;
const POINT = 1;
const POLYGON = 3;
const MULTI_LINE_STRING = 5;
const MULTI_POLYGON = 6;
const COLLECTION = 7;
const KIND_OF_TYPE: readonly (Kind | undefined)[] = [undefined, 'point', 'line', 'polygon', 'point', 'line', 'polygon'];

/** Collections within collections; no program writes more than a few. */
const DEEPEST = 32;

/** The tables of one geometry that hold coordinates, each followed by its type. */
export interface Shape {
  /** The record; the same object for all features, as its bounds move on. */
  record: FlatbufferRecord;
  readonly leaves: number[];
  /** Tables, then points that may still come: parts that share their bytes would grow beyond all bounds. */
  left: number;
  depth: number;
}

/** A shape of nothing. */
export function emptyShape(): Shape {
  const bytes = new Uint8Array(0);
  return { record: { bytes, view: new DataView(bytes.buffer), start: 0, end: 0 }, leaves: [], left: 0, depth: 0 };
}

/** Begins with the geometry of the next record. */
export function startShape(shape: Shape, record: FlatbufferRecord): void {
  const { start, end } = record;
  shape.record = record;
  shape.leaves.length = 0;
  shape.left = (end - start) / 4;
  shape.depth = 0;
}

/** Collects the leaves of the geometry at `table`; returns its kind, or the code of why it is none. */
export function collectLeaves(shape: Shape, table: number, prescribed: number): Kind | string {
  const { record } = shape;
  const type = prescribed === UNKNOWN ? typeOf(record, table) : prescribed;
  if (type === COLLECTION) return collectMembers(shape, table);
  if (type === MULTI_POLYGON) {
    const [parts, count] = partsOf(record, table);
    for (let k = 0; k < count; k++) take(shape, indirect(record, parts + 4 * k), POLYGON);
    return 'polygon';
  }
  const kind = KIND_OF_TYPE[type];
  if (kind === undefined) return 'unknown-geometry';
  take(shape, table, type);
  return kind;
}

/** Members that are none are left out, as long as the others are of one kind. */
function collectMembers(shape: Shape, table: number): Kind | string {
  const { record, leaves } = shape;
  if (++shape.depth > DEEPEST) throw new RangeError(`geometry collections are nested more than ${DEEPEST} deep`);
  const [parts, count] = partsOf(record, table);
  let found: Kind | null = null;
  let mixed = false;
  for (let k = 0; k < count; k++) {
    const before = leaves.length;
    const member = indirect(record, parts + 4 * k);
    if (shape.left-- <= 0) throw shared();
    const kind = collectLeaves(shape, member, UNKNOWN);
    if (!isKind(kind)) leaves.length = before;
    else if (found === null) found = kind;
    else if (kind !== found) mixed = true;
  }
  shape.depth--;
  if (found === null) return 'empty-geometry';
  return mixed ? 'mixed-geometry-collection' : found;
}

/** Whether what `collectLeaves` returned is a kind. */
export function isKind(kind: Kind | string): kind is Kind {
  return kind === 'polygon' || kind === 'line' || kind === 'point';
}

function take(shape: Shape, table: number, type: number): void {
  if (shape.left-- <= 0) throw shared();
  shape.leaves.push(table, type);
}

function typeOf(record: FlatbufferRecord, table: number): number {
  const at = fieldOf(record, table, TYPE, 1);
  return at === 0 ? UNKNOWN : record.view.getUint8(at);
}

function partsOf(record: FlatbufferRecord, table: number): readonly [first: number, count: number] {
  const at = fieldOf(record, table, PARTS, 4);
  if (at === 0) return [0, 0];
  const vector = indirect(record, at);
  return [vector + 4, vectorLength(record, vector, 4)];
}

function shared(): Error {
  return new RangeError('its parts share their bytes');
}

/** The coordinates of one leaf, where they stand in the record. */
export interface Leaf {
  /** Byte of the first x. */
  xy: number;
  points: number;
  /** Byte of the first ring or line end; 0 when all points are one ring or line. */
  ends: number;
  parts: number;
}

/** To be called before the leaves are opened, each once. */
export function startLeaves(shape: Shape): void {
  shape.left = (shape.record.end - shape.record.start) / 16;
}

/** Finds the coordinates of leaf number `k`; `false` when they are not whole pairs. */
export function openLeaf(shape: Shape, k: number, leaf: Leaf): boolean {
  const { record, leaves } = shape;
  const table = leaves[2 * k] as number;
  const type = leaves[2 * k + 1] as number;
  const at = fieldOf(record, table, XY, 4);
  const vector = at === 0 ? 0 : indirect(record, at);
  const numbers = at === 0 ? 0 : vectorLength(record, vector, 8);
  leaf.xy = vector + 4;
  leaf.points = type === POINT ? Math.min(1, numbers >> 1) : numbers >> 1;
  shape.left -= leaf.points;
  if (shape.left < 0) throw shared();
  leaf.ends = 0;
  leaf.parts = 1;
  const ends = type === POLYGON || type === MULTI_LINE_STRING ? fieldOf(record, table, ENDS, 4) : 0;
  if (ends !== 0) {
    const list = indirect(record, ends);
    const count = vectorLength(record, list, 4);
    if (count > 0) {
      leaf.ends = list + 4;
      leaf.parts = count;
    }
  }
  return numbers % 2 === 0;
}

/** The point behind the last one of part `part`, which begins with point `from`. */
export function endOfPart({ view }: FlatbufferRecord, leaf: Leaf, part: number, from: number): number {
  if (leaf.ends === 0) return leaf.points;
  const end = view.getUint32(leaf.ends + 4 * part, true);
  if (end < from || end > leaf.points)
    throw new RangeError(`part ${part + 1} ends with point ${end} of ${leaf.points}`);
  return end;
}

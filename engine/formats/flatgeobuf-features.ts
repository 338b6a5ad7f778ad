import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { closed, KINDS, type Kind, type KindRows, REFUSALS, type ReadFeatures, refusal } from './close-layers.ts';
import { type FlatbufferRecord, fieldOf, indirect, rootTable, vectorLength } from './flatbuffer-record.ts';
import { type FeatureColumns, featureColumns } from './flatgeobuf-columns.ts';
import { type GeometryRows, geometryRows } from './flatgeobuf-rows.ts';
import { collectLeaves, emptyShape, isKind, startShape } from './flatgeobuf-shape.ts';
import { roomFor } from './growing-array.ts';

/** Fields of a feature table. */
const GEOMETRY = 0;
const PROPERTIES = 1;

/** What the features of one batch are read with. */
export interface FeatureReading {
  readonly file: string;
  readonly meta: HeaderMeta;
  /** Attributes to read; all when absent. */
  readonly fields: readonly string[] | undefined;
  /** Coordinates to make room for. */
  readonly numbers: number;
  /** Features of the file in front of these. */
  readonly before: number;
}

/** Features read one by one into flat arrays, one set of arrays a kind of geometry. */
export interface FlatGeobufFeatures {
  /** Features met so far, the refused ones included. */
  count(): number;
  /** Reads the feature of a record; one that cannot be used becomes a finding. */
  add(record: FlatbufferRecord): void;
  note(finding: Finding): void;
  /** Counts features that the file promises and does not hold. */
  miss(count: number): void;
  /** What became of the features; with `fallback` an empty set of that kind when none can be used. */
  read(fallback: Kind | null): ReadFeatures;
}

interface KindReading {
  readonly geometries: GeometryRows;
  readonly columns: FeatureColumns;
  sourceRows: Uint32Array;
}

/** No features yet. */
export function flatGeobufFeatures(reading: FeatureReading): FlatGeobufFeatures {
  const { file, before } = reading;
  const kinds: Partial<Record<Kind, KindReading>> = {};
  const findings: Finding[] = [];
  const shape = emptyShape();
  let count = 0;
  const refuse = (code: string, what = REFUSALS[code]) => {
    if (what === undefined) throw new Error(`no words for ${code}`);
    findings.push(refusal({ file, row: before + count }, code, what));
  };
  return {
    count: () => count,
    note: (finding) => void findings.push(finding),
    miss: (more) => {
      count += more;
    },
    add(record) {
      count++;
      let open: KindReading | null = null;
      try {
        const feature = rootTable(record);
        const at = fieldOf(record, feature, GEOMETRY, 4);
        if (at === 0) return refuse('no-geometry');
        startShape(shape, record);
        const kind = collectLeaves(shape, indirect(record, at), reading.meta.geometryType);
        if (!isKind(kind)) return refuse(kind);
        open = kinds[kind] ??= kindReading(kind, reading);
        const rings = open.geometries.add(shape);
        if (typeof rings === 'string') {
          open.geometries.forget();
          return refuse(rings);
        }
        readProperties(open, record, feature);
        keep(open, before + count);
        if (rings > 0) findings.push(closed(file, before + count, ''));
      } catch (error) {
        if (open !== null) forget(open);
        const reason = String(error);
        refuse('broken-feature', text(`记录损坏（${reason}）`, `its record is broken (${reason})`));
      }
    },
    read(fallback) {
      const found = KINDS.filter((kind) => (kinds[kind]?.geometries.count() ?? 0) > 0);
      const told = found.length === 0 && fallback !== null ? [fallback] : found;
      const rows = told.map((kind) => kindRows(kind, kinds[kind] ?? kindReading(kind, reading)));
      return { file, count, findings, kinds: rows };
    },
  };
}

function kindReading(kind: Kind, { meta, fields, numbers }: FeatureReading): KindReading {
  return {
    geometries: geometryRows(kind, numbers),
    columns: featureColumns(meta.columns ?? [], fields),
    sourceRows: new Uint32Array(1024),
  };
}

function kindRows(kind: Kind, { geometries, columns, sourceRows }: KindReading): KindRows {
  const count = geometries.count();
  return {
    kind,
    rows: sourceRows.subarray(0, count),
    box: geometries.box(),
    geometry: geometries.build,
    attributes: () => columns.build(count),
  };
}

function readProperties({ geometries, columns }: KindReading, record: FlatbufferRecord, feature: number): void {
  const at = fieldOf(record, feature, PROPERTIES, 4);
  if (at === 0) return;
  const vector = indirect(record, at);
  columns.read(record, vector + 4, vectorLength(record, vector, 1), geometries.count());
}

/** Makes what was read the next rows: one, or as many as a multipoint has points. */
function keep(reading: KindReading, row: number): void {
  const { geometries, columns } = reading;
  const first = geometries.count();
  geometries.keep();
  const end = geometries.count();
  reading.sourceRows = roomFor(reading.sourceRows, end);
  reading.sourceRows[first] = row;
  for (let copy = first + 1; copy < end; copy++) {
    columns.repeat(first, copy);
    reading.sourceRows[copy] = row;
  }
}

function forget({ geometries, columns }: KindReading): void {
  geometries.forget();
  columns.forget(geometries.count());
}

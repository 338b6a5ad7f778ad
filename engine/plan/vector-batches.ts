import { detectFormat } from '../formats/detect-format.ts';
import type { Decoded, DecodeOptions } from '../formats/format.ts';
import { type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import { selectPolygons } from '../geometry/select-polygons.ts';
import { repairPolygons } from '../geometry/validity.ts';
import type { VectorLayer } from '../layer/layer.ts';
import { fieldText } from '../parcel/parcel-fields.ts';
import { repairFindings } from '../parcel/repair-findings.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { CLASS_FRACTIONS } from '../zonal/class-fractions.ts';
import type { PlanInputs } from './plan-inputs.ts';
import type { VectorMeasure } from './vector-measure.ts';

/** Bytes an ordinary parcel takes while it is read and measured: twelve points twice, offsets, window, id; results come on top. */
const PARCEL_BYTES = 800;
const DEFAULT_MEMORY_MIB = 512;
const BATCHES_IN_HAND = 2;
/** Rows to a batch at least, or the work between batches outweighs the batch. */
const FEWEST_ROWS = 8192;

/** A question that must come in one piece: its columns are known at the end only. */
type Asked = VectorMeasure & { readonly wholeFile?: boolean };

/**
 * The polygon layers of a vector file, batch by batch where the format can be read so. Throws `PlanningError`:
 * `no-polygons`, `missing-field`, and what the reader throws.
 */
export async function* vectorBatches(question: Asked, inputs: PlanInputs): AsyncGenerator<VectorLayer> {
  const source = await inputs.open(question.parcels);
  const format = await detectFormat(source);
  const { crs, idField } = question;
  const options: DecodeOptions = { ...(crs === null ? {} : { crs }), fields: idField === null ? [] : [idField] };
  const namesOnly: DecodeOptions = crs === null ? {} : { crs };
  const whole = question.wholeFile === true || question.statistics.includes(CLASS_FRACTIONS.id);
  const seen: VectorLayer[] = [];
  let found = false;
  if (format.batches !== undefined && !whole) {
    for await (const layer of format.batches(source, options, rowsAtOnce(question))) {
      if (seen.length < 8) seen.push(layer);
      if (!isPolygons(layer)) continue;
      if (!found) await checkField(layer, question, () => firstOf(format.batches?.(source, namesOnly, 1)));
      found = true;
      yield layer;
    }
  } else {
    const decoded = await format.decode(source, options);
    if (decoded.kind === 'vector') seen.push(...decoded.layers);
    const layer = layerOf(decoded);
    if (layer !== undefined) {
      await checkField(layer, question, async () => layerOf(await format.decode(source, namesOnly)));
      found = true;
      yield layer;
    }
    if (decoded.kind !== 'vector') throw noPolygons(question, decoded.kind);
  }
  if (!found)
    throw noPolygons(question, seen.map((l) => `${l.name} (${l.geometry.kind}, ${l.featureCount})`).join(', '));
}

function rowsAtOnce({ memoryMiB = DEFAULT_MEMORY_MIB, layers, statistics }: VectorMeasure): number {
  const bytes = PARCEL_BYTES + 8 * layers.length * (statistics.length + 1);
  // Half of the budget is for parcels and results; one batch is measured while another is written or read.
  return Math.max(FEWEST_ROWS, Math.floor((memoryMiB * 1024 * 1024) / 2 / BATCHES_IN_HAND / bytes));
}

function isPolygons(layer: VectorLayer): boolean {
  return layer.geometry.kind === 'polygon' && layer.attributes.length > 0;
}

function layerOf(decoded: Decoded): VectorLayer | undefined {
  return decoded.kind === 'vector' ? decoded.layers.find(isPolygons) : undefined;
}

async function firstOf(batches: AsyncIterable<VectorLayer> | undefined): Promise<VectorLayer | undefined> {
  if (batches === undefined) return undefined;
  for await (const batch of batches) if (isPolygons(batch)) return batch;
  return undefined;
}

/** `again` reads the layer with all its fields, which a wrong name must be told. */
async function checkField(
  layer: VectorLayer,
  { idField, parcels }: VectorMeasure,
  again: () => Promise<VectorLayer | undefined>,
): Promise<void> {
  if (idField === null || layer.attributes.columns.has(idField)) return;
  const fields = [...((await again()) ?? layer).attributes.columns.keys()].join(', ');
  throw new PlanningError('usage', 'missing-field', {
    text: text(`没有字段 ${idField}；现有：${fields}`, `there is no field ${idField}; there are ${fields}`),
    remedy: text('用 --id 指定现有字段', 'name one of them with --id'),
    at: { file: parcels, layer: layer.name, field: idField },
  });
}

function noPolygons({ parcels }: VectorMeasure, found: string): PlanningError {
  return new PlanningError('input', 'no-polygons', {
    text: text(`${parcels} 没有面要素；现有：${found}`, `${parcels} has no polygons; it holds ${found}`),
    remedy: text('请提供面图层', 'give a polygon layer'),
    at: { file: parcels },
  });
}

/** What can be measured of a batch. */
export interface UsablePolygons {
  readonly polygons: PolygonSet;
  readonly ids: readonly string[];
  /** One-based row in the file of each polygon. */
  readonly rows: Uint32Array;
  /** Features that were refused or repaired, and how. */
  readonly findings: readonly Finding[];
}

/** Repairs the polygons of a batch and leaves out those that cannot be used. */
export function usablePolygons(layer: VectorLayer, { idField, parcels }: VectorMeasure): UsablePolygons {
  if (layer.geometry.kind !== 'polygon') throw new Error('a batch without polygons was asked for its polygons');
  const repaired = repairPolygons(layer.geometry);
  const { set, unusable } = repaired;
  const idOf = (row: number) =>
    idField === null ? String(layer.sourceRows[row]) : fieldText(layer.attributes, idField, row);
  const at = (row: number) => ({
    file: parcels,
    layer: layer.name,
    feature: idOf(row),
    row: layer.sourceRows[row] as number,
  });
  const findings = [...layer.findings, ...repairFindings(repaired, at)];
  if (unusable.length === 0) {
    const ids: string[] = [];
    for (let row = 0; row < polygonCount(set); row++) ids.push(idOf(row));
    return { polygons: set, ids, rows: layer.sourceRows, findings };
  }
  const dropped = new Set(unusable.map((u) => u.feature));
  const kept = Uint32Array.from({ length: layer.attributes.length }, (_, row) => row).filter(
    (row) => !dropped.has(row),
  );
  return {
    polygons: selectPolygons([{ set, rows: kept }], layer.crs.crs),
    ids: Array.from(kept, idOf),
    rows: kept.map((row) => layer.sourceRows[row] as number),
    findings,
  };
}

import { openFile } from '../formats/detect-format.ts';
import { selectPolygons } from '../geometry/select-polygons.ts';
import { repairPolygons } from '../geometry/validity.ts';
import type { VectorLayer } from '../layer/layer.ts';
import { fieldText } from '../parcel/parcel-fields.ts';
import { repairFindings } from '../parcel/repair-findings.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { Run } from '../run/run.ts';
import { type ZonalColumns, zonalTable } from '../zonal/zonal-table.ts';
import { noDataFindings } from './no-data-findings.ts';
import { openRaster } from './open-raster.ts';
import type { PlanInputs } from './plan-inputs.ts';

/** Statistics of one vector file over raster bands. */
export interface VectorMeasure {
  readonly parcels: string;
  /** Declared CRS of the vector file; overrides the file. */
  readonly crs: string | null;
  /** Field of the id; one-based row numbers serve when null. */
  readonly idField: string | null;
  /** `band` from 0. */
  readonly layers: readonly { readonly name: string; readonly file: string; readonly band: number }[];
  readonly statistics: readonly string[];
}

/** Columns per layer; row `i` of every column belongs to `ids[i]`. */
export interface VectorMeasures {
  readonly ids: readonly string[];
  readonly layers: readonly ZonalColumns[];
  readonly findings: readonly Finding[];
  readonly counts: { readonly read: number; readonly used: number; readonly dropped: number };
}

/**
 * Measures raster bands over the polygons of a vector file. Repairs and unusable features are findings. Throws
 * `PlanningError` when the file holds no usable polygon, a field is missing or a raster cannot be used.
 */
export async function measureVector(question: VectorMeasure, inputs: PlanInputs, run: Run): Promise<VectorMeasures> {
  const layer = await polygonLayer(question, inputs);
  const { polygons, ids, findings } = usablePolygons(layer, question);
  const layers: ZonalColumns[] = [];
  for (const [k, { name, file, band }] of question.layers.entries()) {
    await run.step('zonal', k, question.layers.length);
    const raster = await openRaster(inputs, file);
    const request = { polygons, raster, band, layer: name, unit: '', statistics: question.statistics };
    const measured = await zonalTable(request, run);
    findings.push(...noDataFindings(measured, { layer: name, file }));
    layers.push(measured);
  }
  const counts = { read: layer.featureCount, used: ids.length, dropped: layer.featureCount - ids.length };
  return { ids, layers, findings, counts };
}

async function polygonLayer(question: VectorMeasure, inputs: PlanInputs): Promise<VectorLayer> {
  const source = await inputs.open(question.parcels);
  const decoded = await openFile(source, question.crs === null ? {} : { crs: question.crs });
  const layers = decoded.kind === 'vector' ? decoded.layers : [];
  const layer = layers.find((l) => l.geometry.kind === 'polygon' && l.attributes.length > 0);
  if (layer === undefined) {
    const found = layers.map((l) => `${l.name} (${l.geometry.kind}, ${l.featureCount})`).join(', ') || decoded.kind;
    throw new PlanningError('input', 'no-polygons', {
      text: text(
        `${question.parcels} 没有面要素；现有：${found}`,
        `${question.parcels} has no polygons; it holds ${found}`,
      ),
      remedy: text('请提供面图层', 'give a polygon layer'),
      at: { file: question.parcels },
    });
  }
  if (question.idField !== null && !layer.attributes.columns.has(question.idField)) {
    const fields = [...layer.attributes.columns.keys()].join(', ');
    throw new PlanningError('usage', 'missing-field', {
      text: text(
        `没有字段 ${question.idField}；现有：${fields}`,
        `there is no field ${question.idField}; there are ${fields}`,
      ),
      remedy: text('用 --id 指定现有字段', 'name one of them with --id'),
      at: { file: question.parcels, layer: layer.name, field: question.idField },
    });
  }
  return layer;
}

function usablePolygons(layer: VectorLayer, question: VectorMeasure) {
  if (layer.geometry.kind !== 'polygon') throw new Error('polygonLayer gave a layer without polygons');
  const repaired = repairPolygons(layer.geometry);
  const { set, unusable } = repaired;
  const idOf = (row: number) =>
    question.idField === null ? String(layer.sourceRows[row]) : fieldText(layer.attributes, question.idField, row);
  const at = (row: number) => ({
    file: question.parcels,
    layer: layer.name,
    feature: idOf(row),
    row: layer.sourceRows[row] as number,
  });
  const findings = [...layer.findings, ...repairFindings(repaired, at)];
  const dropped = new Set(unusable.map((u) => u.feature));
  const rows = Array.from({ length: layer.attributes.length }, (_v, row) => row).filter((row) => !dropped.has(row));
  const ids = rows.map(idOf);
  findings.push(...repeatedIds(ids, (k) => at(rows[k] as number)));
  return { polygons: selectPolygons([{ set, rows }], layer.crs.crs), ids, findings };
}

/** Features whose id an earlier one already has: both are measured, but a join by id would mix them up. */
function repeatedIds(ids: readonly string[], placeOf: (k: number) => Place): Finding[] {
  const seen = new Set<string>();
  return ids.flatMap((id, k): Finding[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        severity: 'warning',
        code: 'duplicate-id',
        message: text(`编号 ${id} 重复；两个要素都已量算`, `id ${id} occurs again; both features are measured`),
        remedy: text('改正编号，否则按编号连接会混淆', 'correct the id, or a join by id will mix them up'),
        at: placeOf(k),
      },
    ];
  });
}

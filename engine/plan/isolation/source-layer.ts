import type { LineSet, PointSet } from '../../geometry/line-set.ts';
import type { PolygonSet } from '../../geometry/polygon-set.ts';
import { projectionBetween } from '../../geometry/projection.ts';
import { repairPolygons } from '../../geometry/validity.ts';
import type { VectorLayer } from '../../layer/layer.ts';
import { fieldText } from '../../parcel/parcel-fields.ts';
import { repairFindings } from '../../parcel/repair-findings.ts';
import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import type { InputDesk } from '../input-desk.ts';
import { chosenFeatures } from '../measure-neighbours.ts';
import type { SourceQuestion } from '../question/source-question.ts';

export type SourceLayerQuestion = SourceQuestion['of'][number];

/** The sources of one layer in longitude and latitude (EPSG:4490), polygons repaired. */
export interface SourceLayer {
  readonly set: PolygonSet | LineSet | PointSet;
  readonly count: number;
  /** Elevation of every source, metres; NaN where it has none. */
  readonly elevation: Float64Array;
}

/** Reads the sources of a layer; null, with a finding, when there are none. Throws what the desk and `where` throw. */
export async function sourceLayer(
  layer: SourceLayerQuestion,
  elevationField: string | null,
  desk: InputDesk,
): Promise<SourceLayer | null> {
  const { kind, file, where } = layer;
  const id = layer.id ?? kind;
  const vector = await desk.vector(`sources ${id}`, file, layer.crs === undefined ? {} : { crs: layer.crs });
  desk.findings.push(...vector.findings);
  if (vector.attributes.length === 0) {
    desk.findings.push(noSources(id, file));
    return null;
  }
  const chosen = chosenFeatures(where === undefined ? { id, file } : { id, file, where }, vector);
  const rows = chosenRows(layer, vector);
  const coordinates = projectionBetween(chosen.crs, 'EPSG:4490').apply(chosen.coordinates);
  const moved = { ...chosen, coordinates, crs: 'EPSG:4490' };
  const elevation = elevationsOf(vector, rows, elevationField);
  if (moved.kind !== 'polygon') return { set: moved, count: rows.length, elevation };
  const mended = repairPolygons(moved);
  const placeOf = (feature: number) => ({
    file,
    layer: id,
    row: vector.sourceRows[rows[feature] as number] as number,
  });
  desk.findings.push(...repairFindings(mended, placeOf));
  const count = rows.length - mended.unusable.length;
  if (count > 0) return { set: mended.set, count, elevation };
  desk.findings.push(noSources(id, file));
  return null;
}

function chosenRows({ where }: SourceLayerQuestion, { attributes }: VectorLayer): number[] {
  const all = Array.from({ length: attributes.length }, (_v, row) => row);
  return where === undefined
    ? all
    : all.filter((row) => where.values.includes(fieldText(attributes, where.field, row)));
}

function elevationsOf({ attributes }: VectorLayer, rows: readonly number[], field: string | null): Float64Array {
  return Float64Array.from(rows, (row) => {
    const written = field === null ? '' : fieldText(attributes, field, row);
    return written === '' ? Number.NaN : Number(written);
  });
}

function noSources(id: string, file: string): Finding {
  return {
    severity: 'warning',
    code: 'empty-source-layer',
    message: text(
      `${file} 有 0 个可用要素：附近有没有 ${id} 不得而知，缓冲区按未知处理`,
      `${file} holds 0 usable features: whether there is any ${id} nearby is not known, its zone is unknown`,
    ),
    remedy: text(
      '检查导出步骤；确无此类污染源时从情景中去掉该图层',
      'check how it was exported; take the layer out of the scenario when there are none',
    ),
    at: { file, layer: id },
  };
}

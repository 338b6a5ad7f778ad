import { ellipsoidalAreaM2 } from '../../geometry/geodesic-area.ts';
import type { PolygonSet } from '../../geometry/polygon-set.ts';
import { projectionBetween } from '../../geometry/projection.ts';
import { withCoordinates } from '../../geometry/select-polygons.ts';
import { repairPolygons } from '../../geometry/validity.ts';
import type { VectorLayer } from '../../layer/layer.ts';
import { fieldText } from '../../parcel/parcel-fields.ts';
import { repairFindings } from '../../parcel/repair-findings.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { InputDesk } from '../input-desk.ts';
import { repeatedIds } from '../repeated-ids.ts';
import type { ParcelDrawing } from './rotation-question.ts';

/** Parcels of one drawing: longitude and latitude on CGCS2000, areas on the ellipsoid. */
export interface DrawnParcels {
  readonly ids: readonly string[];
  readonly polygons: PolygonSet;
  readonly areaM2: Float64Array;
}

const FRAME = 'EPSG:4490';

/**
 * Reads a drawing of the land: rings are repaired and said so; features without land or with a code that stands before are left out and
 * told. Throws `PlanningError` (`no-polygons`, `missing-field`, and what the reader throws).
 */
export async function readDrawing({ file, parcel, crs }: ParcelDrawing, desk: InputDesk): Promise<DrawnParcels> {
  const layer = await desk.vector('parcels', file, crs === null ? {} : { crs });
  const { geometry, attributes, sourceRows } = layer;
  if (geometry.kind !== 'polygon') throw noPolygons(file, layer);
  if (!attributes.columns.has(parcel)) throw noField(file, layer, parcel);
  const all = Array.from({ length: attributes.length }, (_v, row) => fieldText(attributes, parcel, row));
  const mended = repairPolygons(geometry);
  const placeOf = (feature: number) => ({
    file,
    layer: layer.name,
    feature: all[feature] as string,
    row: sourceRows[feature] as number,
  });
  const repeated = repeatedIds(file, parcel);
  repeated.add(all, sourceRows);
  desk.findings.push(...layer.findings, ...repairFindings(mended, placeOf), ...repeated.findings());
  const polygons = withCoordinates(
    mended.set,
    projectionBetween(layer.crs.crs, FRAME).apply(mended.set.coordinates),
    FRAME,
  );
  return { ids: all, polygons, areaM2: ellipsoidalAreaM2(polygons) };
}

function noPolygons(file: string, layer: VectorLayer): PlanningError {
  return new PlanningError('input', 'no-polygons', {
    text: text(
      `${file} 是 ${layer.geometry.kind} 图层，地块需要面`,
      `${file} holds ${layer.geometry.kind} features, parcels need polygons`,
    ),
    remedy: text('请提供地块面图层', 'give a polygon layer of parcels'),
    at: { file, layer: layer.name },
  });
}

function noField(file: string, { attributes, name }: VectorLayer, field: string): PlanningError {
  const known = [...attributes.columns.keys()].join(', ');
  return new PlanningError('input', 'missing-field', {
    text: text(`${file} 没有字段“${field}”，有：${known}`, `${file} has no field "${field}"; it has: ${known}`),
    remedy: text('改用文件中的字段名', 'name a field of the file'),
    at: { file, layer: name, field },
  });
}

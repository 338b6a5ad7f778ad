import { selectFeatures } from '../geometry/select-features.ts';
import type { VectorLayer } from '../layer/layer.ts';
import { fieldText } from '../parcel/parcel-fields.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { Run } from '../run/run.ts';
import { fullBitSet } from '../table/bit-set.ts';
import { nearestOf } from './measure-distances.ts';
import type { NeighbourLayer } from './scenario.ts';
import type { Workbench } from './workbench.ts';

/**
 * Adds `<layer>.distance` (metres) for every neighbour layer. Beyond the search distance the value is the search
 * distance itself and means "at least this". A layer that cannot be used becomes a finding and its column stays missing.
 */
export async function measureNeighbours({ scenario, parcels, columns, desk }: Workbench, run: Run): Promise<void> {
  for (const layer of scenario.neighbours) {
    await desk.optional(layer.id, () => measureNeighbour(layer, { scenario, parcels, columns, desk }, run));
  }
}

async function measureNeighbour(layer: NeighbourLayer, { parcels, columns, desk }: Workbench, run: Run): Promise<void> {
  const options = layer.crs === undefined ? {} : { crs: layer.crs };
  const vector = await desk.vector(`layer ${layer.id}`, layer.file, options);
  desk.findings.push(...vector.findings);
  const chosen = chosenFeatures(layer, vector);
  const { distanceM, feature } = await nearestOf(parcels, chosen, layer.searchM, run);
  if (feature.every((row) => row < 0)) desk.findings.push(nothingNear(layer));
  const values = distanceM.map((metres) => (Number.isNaN(metres) ? layer.searchM : metres));
  const name = `${layer.id}.distance`;
  columns.caps.set(name, layer.searchM);
  columns.add(
    { kind: 'number', name, unit: 'm', values, valid: fullBitSet(values.length) },
    { file: layer.file, date: layer.date },
  );
}

function nothingNear(layer: NeighbourLayer): Finding {
  return {
    severity: 'warning',
    code: 'nothing-near',
    message: text(
      `图层 ${layer.id} 没有一个要素在任何地块 ${layer.searchM} 米以内`,
      `no feature of layer ${layer.id} lies within ${layer.searchM} m of any parcel`,
    ),
    remedy: text('检查图层范围和坐标系是否与地块一致', 'check that the layer covers the parcels and has the right CRS'),
    at: { file: layer.file, layer: layer.id },
  };
}

/** A layer of which only some features may be asked for. */
export type ChosenLayer = Pick<NeighbourLayer, 'id' | 'file' | 'where'>;

/** The features of a layer that its `where` names, all without one. Throws `missing-field` and `nothing-chosen`. */
export function chosenFeatures(layer: ChosenLayer, vector: VectorLayer): VectorLayer['geometry'] {
  const { where } = layer;
  if (where === undefined) return vector.geometry;
  if (!vector.attributes.columns.has(where.field)) {
    throw new PlanningError('input', 'missing-field', {
      text: text(`${layer.file} 没有字段 ${where.field}`, `${layer.file} has no field ${where.field}`),
      remedy: text('在情景中改正字段名', 'correct the field name in the scenario'),
      at: { file: layer.file, layer: layer.id, field: where.field },
    });
  }
  const rows: number[] = [];
  for (let row = 0; row < vector.attributes.length; row++) {
    if (where.values.includes(fieldText(vector.attributes, where.field, row))) rows.push(row);
  }
  if (rows.length === 0) throw nothingChosen(layer, vector);
  return selectFeatures(vector.geometry, rows);
}

function nothingChosen(layer: ChosenLayer, vector: VectorLayer): PlanningError {
  const { field, values } = layer.where as NonNullable<NeighbourLayer['where']>;
  const there = [
    ...new Set(Array.from({ length: vector.attributes.length }, (_v, row) => fieldText(vector.attributes, field, row))),
  ];
  const shown = there.slice(0, 8).join(', ');
  return new PlanningError('input', 'nothing-chosen', {
    text: text(
      `${layer.file} 的字段 ${field} 没有值 ${values.join('、')}；现有：${shown}`,
      `field ${field} of ${layer.file} nowhere holds ${values.join(', ')}; it holds ${shown}`,
    ),
    remedy: text('在情景中改正 where 的取值', 'correct the values of where in the scenario'),
    at: { file: layer.file, layer: layer.id, field },
  });
}

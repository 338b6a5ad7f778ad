import { selectFeatures } from '../geometry/select-features.ts';
import type { VectorLayer } from '../layer/layer.ts';
import { fieldText } from '../parcel/parcel-fields.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { Run } from '../run/run.ts';
import { fullBitSet } from '../table/bit-set.ts';
import { nearestOf } from './measure-distances.ts';
import type { NeighbourLayer } from './scenario.ts';
import type { Workbench } from './workbench.ts';

/**
 * Adds `<layer>.distance` (metres) for every neighbour layer. Beyond the search distance the value is the search
 * distance itself and means "at least this".
 */
export async function measureNeighbours({ scenario, parcels, columns, desk }: Workbench, run: Run): Promise<void> {
  for (const layer of scenario.neighbours) {
    const options = layer.crs === undefined ? {} : { crs: layer.crs };
    const vector = await desk.optional(layer.id, () => desk.vector(`layer ${layer.id}`, layer.file, options));
    if (vector === null) continue;
    desk.findings.push(...vector.findings);
    const chosen = chosenFeatures(layer, vector);
    const { distanceM } = await nearestOf(parcels, chosen, layer.searchM, run);
    const values = distanceM.map((metres) => (Number.isNaN(metres) ? layer.searchM : metres));
    const name = `${layer.id}.distance`;
    columns.caps.set(name, layer.searchM);
    columns.add(
      { kind: 'number', name, unit: 'm', values, valid: fullBitSet(values.length) },
      { file: layer.file, date: layer.date },
    );
  }
}

function chosenFeatures(layer: NeighbourLayer, vector: VectorLayer): VectorLayer['geometry'] {
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
  return selectFeatures(vector.geometry, rows);
}

import type { Finding } from '../run/finding.ts';
import { type LocalText, text } from '../run/local-text.ts';
import type { Criterion } from '../suitability/criterion.ts';
import { organicCarbonMismatch, organicMatterFrom } from '../suitability/fertility/organic-matter.ts';
import type { Weighted } from '../suitability/score.ts';
import { contentFault, soilPhFault } from '../suitability/value-faults.ts';
import { type BitSet, emptyBitSet, hasBit, removeBit } from '../table/bit-set.ts';
import type { NumberColumn } from '../table/table.ts';
import { convertUnit } from '../table/unit.ts';
import type { RasterLayer } from './scenario.ts';
import type { Workbench } from './workbench.ts';

/** Units in which nothing can be below zero. */
const CONTENTS: readonly string[] = ['g/kg', 'mg/kg', 'dS/m'];

/**
 * Looks at the columns that raster layers give the criteria before they are judged: brings them to the criterion's unit,
 * turns declared organic carbon into organic matter, and takes out values that cannot be true (a pH of 0, a negative
 * content). Nothing is filled in: what is taken out is missing, counted and told with an example. A layer in a unit that
 * cannot be converted, or one of organic carbon that nobody declared, gives no value at all.
 */
export async function checkCriterionColumns(bench: Workbench, weighted: readonly Weighted[]): Promise<void> {
  for (const { criterion } of weighted) {
    const layer = bench.scenario.rasters.find(({ id }) => criterion.column.startsWith(`${id}.`));
    const column = bench.columns.table.columns.get(criterion.column);
    if (layer === undefined || column?.kind !== 'number') continue;
    const usable = await bench.desk.optional(layer.id, async () => inUnitOf(column, criterion, layer));
    const mismatch = criterion.id === 'soil-organic-matter' ? organicCarbonMismatch(namedSource(layer)) : null;
    if (mismatch !== null) bench.desk.findings.push(mismatch);
    const checked =
      usable === null || mismatch !== null
        ? { ...column, valid: emptyBitSet(column.values.length) }
        : believable(asOrganicMatter(usable, layer), criterion, layer, bench);
    if (layer.unit === '' && criterion.unit !== '') bench.desk.findings.push(unitNotStated(criterion, layer));
    bench.columns.add(checked, bench.columns.origins.get(criterion.column) ?? { file: layer.file, date: layer.date });
  }
}

function inUnitOf(column: NumberColumn, { id, unit: own }: Criterion, layer: RasterLayer): NumberColumn {
  // A pH has no unit; one of a content or a conductivity names another quantity.
  const unit = id === 'soil-ph' ? 'pH' : own;
  if (layer.unit === '' || unit === '') return column;
  return convertUnit({ ...column, unit: layer.unit }, unit, { file: layer.file, layer: layer.id, field: 'unit' });
}

function namedSource({ id, file, quantity }: RasterLayer) {
  return { layer: id, file, ...(quantity === undefined ? {} : { given: quantity }) };
}

function asOrganicMatter(column: NumberColumn, { quantity }: RasterLayer): NumberColumn {
  if (quantity !== 'organic-carbon') return column;
  return { ...column, values: column.values.map((value) => organicMatterFrom({ value, given: quantity })) };
}

/** The column without values that cannot be true. */
function believable(
  column: NumberColumn,
  criterion: Criterion,
  layer: RasterLayer,
  { parcels, desk }: Workbench,
): NumberColumn {
  const faultOf = faultFor(criterion);
  if (faultOf === null) return column;
  const valid: BitSet = { length: column.valid.length, words: column.valid.words.slice() };
  let [count, example] = [0, -1];
  for (let row = 0; row < column.values.length; row++) {
    if (!hasBit(column.valid, row) || faultOf(column.values[row] as number) === null) continue;
    removeBit(valid, row);
    if (count++ === 0) example = row;
  }
  const fault = example < 0 ? null : faultOf(column.values[example] as number);
  if (fault === null) return column;
  desk.findings.push(impossibleValues(fault, count, { layer, feature: parcels.ids[example] ?? '' }));
  return { ...column, valid };
}

function faultFor(criterion: Criterion): ((value: number) => LocalText | null) | null {
  if (criterion.id === 'soil-ph') return soilPhFault;
  return CONTENTS.includes(criterion.unit) ? (value) => contentFault(value, criterion.label) : null;
}

function impossibleValues(
  fault: LocalText,
  count: number,
  { layer, feature }: { layer: RasterLayer; feature: string },
): Finding {
  return {
    severity: 'error',
    code: 'impossible-value',
    message: text(
      `${count} 个地块的值不可信，按缺测处理；例如 ${feature}：${fault.zh}`,
      `the values of ${count} parcels cannot be true and count as missing; such as ${feature}: ${fault.en}`,
    ),
    remedy: text('检查图层的无数据值和单位', 'check the nodata value and the unit of the layer'),
    at: { file: layer.file, layer: layer.id, feature },
  };
}

function unitNotStated({ label, unit }: Criterion, layer: RasterLayer): Finding {
  return {
    severity: 'warning',
    code: 'unit-not-stated',
    message: text(
      `图层 ${layer.id} 没有写明单位，按指标 ${label.zh} 的单位 ${unit} 处理`,
      `layer ${layer.id} states no unit; it is taken in ${unit}, the unit of ${label.en}`,
    ),
    remedy: text('在情景中写明图层的单位', 'state the unit of the layer in the scenario'),
    at: { file: layer.file, layer: layer.id, field: 'unit' },
  };
}

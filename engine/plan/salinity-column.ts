import type { z } from 'zod';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import {
  type EceMethod,
  eceClassOf,
  eceOf,
  type SalinityStandard,
  salinitySchema,
  spreadMethods,
} from '../suitability/salinity.ts';
import { addBit, type BitSet, emptyBitSet, hasBit } from '../table/bit-set.ts';
import type { NumberColumn } from '../table/table.ts';
import { convertUnit } from '../table/unit.ts';
import type { InputDesk } from './input-desk.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import type { salinity } from './question/criterion-question.ts';

type SalinityQuestion = z.infer<typeof salinity>;

/**
 * Adds `soil-salinity.ece` (dS/m) from the mean conductivity of the extract by the named method, `soil-salinity.ece-low`
 * and `.ece-high` from the spread over all methods, and `soil-salinity.class`, the class of the ECe as text. Where the
 * named method turns negative or does not hold there is no value; how often each method fails is told. A saturated-paste
 * extract is ECe as it stands.
 */
export async function addSalinity(question: SalinityQuestion, columns: ParcelColumns, desk: InputDesk): Promise<void> {
  const standard = await desk.document('salinity conversion', question.standard, salinitySchema);
  const chosen = standard.methods.find((m) => m.id === question.method);
  if (chosen === undefined) throw unknownMethod(question, standard.methods);
  const name = `${question.layer}.mean`;
  const measured = columns.table.columns.get(name);
  const origin = columns.origins.get(name);
  if (measured?.kind !== 'number' || origin === undefined) return;
  const extract = convertUnit(measured, 'dS/m', { file: origin.file, layer: question.layer });
  const converted =
    question.extract === 'saturated-paste' ? pasteColumns(extract) : convertColumns(extract, chosen, standard);
  for (const [part, values] of Object.entries(converted.columns)) {
    columns.add(numberColumn(`soil-salinity.${part}`, values), origin);
  }
  columns.add(classColumn(converted.columns.ece, standard), origin);
  desk.findings.push(...findingsOf({ question, standard, ...converted }, extract, origin.file));
  const support = columns.table.columns.get(`${question.layer}.support`);
  if (support) columns.add({ ...support, name: 'soil-salinity.support' } as typeof support, origin);
}

interface EceColumns {
  readonly ece: Float64Array;
  readonly 'ece-low': Float64Array;
  readonly 'ece-high': Float64Array;
}

interface Converted {
  readonly columns: EceColumns;
  /** Parcels with a conductivity at which a method cannot be used, by method id. */
  readonly failed: ReadonlyMap<string, number>;
}

function pasteColumns(extract: NumberColumn): Converted {
  const ece = extract.values.map((value, row) => (hasBit(extract.valid, row) && value >= 0 ? value : Number.NaN));
  return { columns: { ece, 'ece-low': ece, 'ece-high': ece }, failed: new Map() };
}

/** One method after the other over the whole column. */
function convertColumns(extract: NumberColumn, chosen: EceMethod, standard: SalinityStandard): Converted {
  const { values, valid } = extract;
  const ece = new Float64Array(values.length).fill(Number.NaN);
  const low = ece.slice();
  const high = ece.slice();
  const failed = new Map<string, number>();
  for (const method of spreadMethods(standard.methods, chosen.id)) {
    let count = 0;
    for (let row = 0; row < values.length; row++) {
      const ec = values[row] as number;
      if (!hasBit(valid, row) || !(ec >= 0)) continue;
      const converted = eceOf(method, ec);
      if (method === chosen) ece[row] = converted;
      if (Number.isNaN(converted)) {
        count += 1;
        continue;
      }
      if (!(converted >= (low[row] as number))) low[row] = converted;
      if (!(converted <= (high[row] as number))) high[row] = converted;
    }
    if (count > 0) failed.set(method.id, count);
  }
  return { columns: { ece, 'ece-low': low, 'ece-high': high }, failed };
}

function numberColumn(name: string, values: Float64Array): NumberColumn {
  return { kind: 'number', name, unit: 'dS/m', values, valid: presentIn(values) };
}

function classColumn(ece: Float64Array, { classes }: SalinityStandard) {
  const values = Array.from(ece, (value) => eceClassOf(classes, value)?.grade ?? '');
  return { kind: 'text', name: 'soil-salinity.class', unit: '', values, valid: presentIn(ece) } as const;
}

function presentIn(values: Float64Array): BitSet {
  const valid = emptyBitSet(values.length);
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) addBit(valid, row);
  return valid;
}

interface Outcome extends Converted {
  readonly question: SalinityQuestion;
  readonly standard: SalinityStandard;
}

/** Negative conductivities, and each method that cannot be used somewhere, with counts. */
function findingsOf({ question, standard, failed }: Outcome, extract: NumberColumn, file: string): Finding[] {
  const at = { file, layer: question.layer };
  const findings: Finding[] = [];
  const negative = extract.values.filter((value, row) => hasBit(extract.valid, row) && value < 0).length;
  if (negative > 0) {
    findings.push({
      severity: 'error',
      code: 'negative-conductivity',
      message: text(
        `图层 ${question.layer} 有 ${negative} 个地块的电导率为负，应不小于 0；按缺测处理`,
        `layer ${question.layer} has a negative conductivity in ${negative} parcels, expected 0 or more; they count as missing`,
      ),
      remedy: text('检查缺测标记和栅格的无数据值', 'check the mark for missing and the nodata value of the raster'),
      at,
    });
  }
  for (const method of standard.methods) {
    const count = failed.get(method.id);
    if (count === undefined) continue;
    const named = method.id === question.method;
    findings.push({
      severity: named ? 'warning' : 'info',
      code: 'salinity-method-out-of-range',
      message: text(
        `换算方法 ${method.label.zh} 在 ${count} 个地块不可用（结果为负或低于适用下限）；${named ? '这些地块没有 ECe' : '换算范围未计入'}`,
        `conversion ${method.label.en} cannot be used in ${count} parcels (negative, or below where it holds); ${named ? 'they have no ECe' : 'the spread leaves it out there'}`,
      ),
      remedy: named
        ? text('换用适合低电导率的方法', 'choose a method that holds at low conductivity')
        : text('无需处理；范围由其余方法给出', 'nothing to do; the other methods give the spread'),
      at,
    });
  }
  return findings;
}

function unknownMethod(question: SalinityQuestion, methods: readonly { id: string }[]): PlanningError {
  const known = methods.map((m) => m.id).join(', ');
  return new PlanningError('usage', 'unknown-salinity-method', {
    text: text(`没有换算方法 ${question.method}`, `there is no conversion method ${question.method}`),
    remedy: text(`可用：${known}`, `available: ${known}`),
    at: { file: question.standard, field: 'salinity.method' },
  });
}

import { z } from 'zod';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { hasBit } from '../table/bit-set.ts';
import type { InputDesk } from './input-desk.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import type { Scenario } from './scenario.ts';

const salinitySchema = z.object({
  methods: z.array(z.object({ id: z.string(), a: z.number(), b: z.number() })),
});

/**
 * Adds `soil-salinity.ece` (dS/m) from the mean EC of a 1:5 extract by ECe = a·EC1:5 + b with the named method. A method
 * that turns negative gives no value there.
 */
export async function addSalinity(
  question: NonNullable<Scenario['salinity']>,
  columns: ParcelColumns,
  desk: InputDesk,
): Promise<void> {
  const { methods } = await desk.document('salinity conversion', question.standard, salinitySchema);
  const method = methods.find((m) => m.id === question.method);
  if (method === undefined) throw unknownMethod(question, methods);
  const name = `${question.layer}.mean`;
  const extract = columns.table.columns.get(name);
  const origin = columns.origins.get(name);
  if (extract?.kind !== 'number' || origin === undefined) return;
  const values = Float64Array.from(extract.values, (ec) => method.a * ec + method.b);
  const valid = { length: values.length, words: Uint32Array.from(extract.valid.words) };
  for (let row = 0; row < values.length; row++) {
    if (!hasBit(valid, row) || (values[row] as number) >= 0) continue;
    valid.words[row >>> 5] = (valid.words[row >>> 5] as number) & ~(1 << (row & 31));
  }
  columns.add({ kind: 'number', name: 'soil-salinity.ece', unit: 'dS/m', values, valid }, origin);
  const support = columns.table.columns.get(`${question.layer}.support`);
  if (support) columns.add({ ...support, name: 'soil-salinity.support' } as typeof support, origin);
}

function unknownMethod(question: NonNullable<Scenario['salinity']>, methods: readonly { id: string }[]): PlanningError {
  const known = methods.map((m) => m.id).join(', ');
  return new PlanningError('usage', 'unknown-salinity-method', {
    text: text(`没有换算方法 ${question.method}`, `there is no conversion method ${question.method}`),
    remedy: text(`可用：${known}`, `available: ${known}`),
    at: { file: question.standard, field: 'salinity.method' },
  });
}

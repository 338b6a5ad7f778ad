import { PlanningError } from '../run/planning-error.ts';
import { plainUnit, unitFactor } from './unit.ts';

/** The unit in the brackets at the end of a column name, as it is written; empty when there is none. */
export function unitOfHeader(header: string): string {
  const found = /[(（[【]([^()（）[\]【】]*)[)）\]】]\s*$/.exec(header);
  return found?.[1]?.trim() ?? '';
}

/** Counts and degrees as laboratories write them, as multiples of the first; names as `plainUnit` gives them. */
const COUNTS: readonly Readonly<Record<string, number>>[] = [
  { 'mpn/l': 1, '个/l': 1, 'mpn/100ml': 10, '个/100ml': 10 },
  { 'eggs/10l': 1, '个/10l': 1, 'eggs/l': 10, '个/l': 10 },
  { '°c': 1, 度: 1 },
];

/**
 * What a value in `given` is multiplied with to stand in `wanted`, such as 0.001 from `μg/kg` to `mg/kg`; null when the
 * two measure different things (`mg/L` of water is no `mg/kg` of soil) or a unit is not known.
 */
export function headerFactor(given: string, wanted: string): number | null {
  const [from, to] = [plainUnit(given), plainUnit(wanted)];
  if (from === to) return 1;
  const sizes = COUNTS.find((units) => Object.hasOwn(units, from) && Object.hasOwn(units, to));
  if (sizes !== undefined) return (sizes[from] as number) / (sizes[to] as number);
  try {
    return Number(unitFactor(given, wanted, {}).toPrecision(12));
  } catch (error) {
    if (error instanceof PlanningError) return null;
    throw error;
  }
}

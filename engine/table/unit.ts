import { type LocalText, text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { NumberColumn } from './table.ts';

/** A quantity and its units as multiples of the first. */
interface Quantity {
  readonly label: LocalText;
  readonly units: Readonly<Record<string, number>>;
}

/** Names are half-width, lower-case, without blanks; see `plainUnit`. Ppm counts by mass in soil and water, not in air. */
const QUANTITIES: readonly Quantity[] = [
  {
    label: text('土壤含量', 'content of soil'),
    units: { 'g/kg': 1, '%': 10, '‰': 1, 'mg/kg': 1e-3, ppm: 1e-3, 'ug/kg': 1e-6, 'mg/100g': 1e-2, 'g/100g': 10 },
  },
  {
    label: text('电导率', 'conductivity'),
    units: { 'ds/m': 1, 'ms/cm': 1, 'us/cm': 1e-3, 'ms/m': 1e-2, 's/m': 10 },
  },
  { label: text('水中浓度', 'concentration in water'), units: { 'mg/l': 1, 'ug/l': 1e-3, 'g/l': 1e3, ppm: 1 } },
  { label: text('空气中浓度', 'concentration in air'), units: { 'ug/m3': 1, 'mg/m3': 1e3, 'ng/m3': 1e-3 } },
  { label: text('容重', 'density'), units: { 'g/cm3': 1, 'kg/m3': 1e-3, 't/m3': 1 } },
  { label: text('比例', 'share'), units: { '%': 1, '1': 100, '‰': 0.1 } },
  { label: text('长度', 'length'), units: { m: 1, cm: 1e-2, mm: 1e-3, km: 1e3 } },
];

/** Chinese names, and spellings with a dot and a power. */
const SPELLINGS: Readonly<Record<string, string>> = {
  '克/千克': 'g/kg',
  '毫克/千克': 'mg/kg',
  '克/公斤': 'g/kg',
  '毫克/公斤': 'mg/kg',
  '毫克/升': 'mg/l',
  '微克/升': 'ug/l',
  '微克/立方米': 'ug/m3',
  '毫克/立方米': 'mg/m3',
  '西门子/米': 's/m',
  '分西门子/米': 'ds/m',
  '毫西门子/厘米': 'ms/cm',
  '微西门子/厘米': 'us/cm',
  '克/立方厘米': 'g/cm3',
  百分比: '%',
  米: 'm',
  厘米: 'cm',
  公里: 'km',
};

/** A unit as the tables above name it: `g·kg-1`, `ＭＧ／ＫＧ`, `μS cm⁻¹` and `µg/m³` become plain. */
export function plainUnit(unit: string): string {
  const plain = unit
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[μµ]/g, 'u')
    .replace(/−/g, '-')
    .replace(/\^/g, '')
    .replace(/\s*[·•⋅.*]\s*|\s+(?=[a-z]+-\d)/g, '·')
    .replace(/\s/g, '');
  const power = /^(%|[a-z0-9]+)·([a-z]+)-([123])$/.exec(plain);
  const joined = power ? `${power[1]}/${power[2]}${power[3] === '1' ? '' : power[3]}` : plain;
  return Object.hasOwn(SPELLINGS, joined) ? (SPELLINGS[joined] as string) : joined;
}

/**
 * The factor that turns values in `found` into values in `expected`; 1 for equal spellings. `at` is where the unit was
 * read. Throws `PlanningError` of kind `input`: `unknown-unit` naming the unit and those known for the quantity, or
 * `unit-mismatch` when the two measure different quantities.
 */
export function unitFactor(found: string, expected: string, at: Place): number {
  const from = plainUnit(found);
  const to = plainUnit(expected);
  if (from === to) return 1;
  for (const { units } of QUANTITIES) {
    if (Object.hasOwn(units, from) && Object.hasOwn(units, to)) return (units[from] as number) / (units[to] as number);
  }
  throw refusal({ found, expected, from, to }, at);
}

/** The column in another unit; missing values stay missing. Errors as of `unitFactor`. */
export function convertUnit(column: NumberColumn, expected: string, at: Place): NumberColumn {
  const factor = unitFactor(column.unit, expected, at);
  if (factor === 1) return { ...column, unit: expected };
  return { ...column, unit: expected, values: column.values.map((value) => value * factor) };
}

function refusal(units: { found: string; expected: string; from: string; to: string }, at: Place): PlanningError {
  const { found, expected, from, to } = units;
  const where = [at.file, at.layer, at.field].filter((part) => part !== undefined).join(' ');
  const wanted = QUANTITIES.filter(({ units: known }) => Object.hasOwn(known, to));
  const names = [
    ...new Set((wanted.length > 0 ? wanted : QUANTITIES).flatMap(({ units: known }) => Object.keys(known))),
  ];
  const other = QUANTITIES.find(({ units: known }) => Object.hasOwn(known, from));
  const measured = wanted[0];
  const remedy = text(`可用单位：${names.join('、')}`, `known units: ${names.join(', ')}`);
  if (other !== undefined && measured !== undefined) {
    return new PlanningError('input', 'unit-mismatch', {
      text: text(
        `${where} 的单位“${found}”是${other.label.zh}，应为${measured.label.zh}“${expected}”`,
        `${where} has the unit "${found}", a ${other.label.en}, where "${expected}", a ${measured.label.en}, is expected`,
      ),
      remedy,
      at,
    });
  }
  return new PlanningError('input', 'unknown-unit', {
    text: text(
      `${where} 的单位“${found}”无法换算为“${expected}”`,
      `${where} has the unit "${found}", which cannot be turned into "${expected}"`,
    ),
    remedy,
    at,
  });
}

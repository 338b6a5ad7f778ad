import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { Scenario } from './scenario.ts';

/** Villages and towns that the scenario says something of and that the plan does not hold: it is said of nobody. */
export function strayCodes({ easyFirst, cropGroups }: Scenario, { villages }: ParcelSet): Finding[] {
  const told = [
    {
      field: 'easyFirst.operators',
      codes: Object.keys(easyFirst?.operators ?? {}),
      known: villages.map((v) => v.code),
    },
    {
      field: 'cropGroups.climate',
      codes: Object.keys(cropGroups?.climate ?? {}),
      known: villages.map((v) => v.townCode),
    },
  ];
  return told.flatMap(({ field, codes, known }) =>
    codes
      .filter((code) => !known.includes(code))
      .map((code) => ({
        severity: 'warning' as const,
        code: 'stray-code',
        message: text(
          `${field} 中的代码 ${code} 不在本方案中（有 ${known[0] ?? '—'} 等），未用`,
          `the code ${code} in ${field} is not in the plan (which has ${known[0] ?? '—'} and others); it is not used`,
        ),
        remedy: text('核对代码', 'check the code'),
        at: { field, feature: code },
      })),
  );
}

import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { headerFactor, unitOfHeader } from '../table/header-unit.ts';

/** How the units in a sheet's headers stand to those of the standard. */
export interface HeaderUnits {
  /** What a value is multiplied with; null when the column cannot be used. */
  factor(item: string): number | null;
  readonly findings: readonly Finding[];
}

/**
 * Compares the unit in the brackets of each header with the unit its limit is written in. The same or none: taken as it
 * is, and headers without a unit are told once. Another size of the same unit: converted and told. Anything else:
 * refused with both units named, and the column counts as missing.
 */
export function headerUnits(
  items: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
  file: string,
): HeaderUnits {
  const factors = new Map<string, number | null>();
  const findings: Finding[] = [];
  const bare: string[] = [];
  for (const [item, field] of Object.entries(items)) {
    const unit = wanted[item] ?? '';
    if (unit === '') continue;
    const given = unitOfHeader(field);
    if (given === '') {
      bare.push(field);
      continue;
    }
    const factor = headerFactor(given, unit);
    factors.set(item, factor);
    if (factor === null) findings.push(otherUnit(field, { given, unit, file }));
    else if (factor !== 1) findings.push(converted(field, factor, { given, unit, file }));
  }
  if (bare.length > 0) findings.push(withoutUnit(bare, file));
  return { factor: (item) => factors.get(item) ?? (factors.has(item) ? null : 1), findings };
}

interface Units {
  /** As the header has it. */
  readonly given: string;
  /** As the standard has it. */
  readonly unit: string;
  readonly file: string;
}

function otherUnit(field: string, { given, unit, file }: Units): Finding {
  return {
    severity: 'error',
    code: 'wrong-unit',
    message: text(
      `列 ${field} 的单位是 ${given}，标准的单位是 ${unit}，两者不能换算；该列按缺测处理`,
      `column ${field} is in ${given}, the standard in ${unit}, and neither turns into the other; the column counts as missing`,
    ),
    remedy: text(`换成以 ${unit} 计的列，或改正表头`, `give the column in ${unit}, or correct the header`),
    at: { file, field },
  };
}

function converted(field: string, factor: number, { given, unit, file }: Units): Finding {
  return {
    severity: 'info',
    code: 'unit-converted',
    message: text(
      `列 ${field} 的单位是 ${given}，已乘以 ${factor} 换算为 ${unit}`,
      `column ${field} is in ${given}; its values are multiplied by ${factor} into ${unit}`,
    ),
    remedy: text('请核对表头的单位', 'check the unit in the header'),
    at: { file, field },
  };
}

function withoutUnit(fields: readonly string[], file: string): Finding {
  return {
    severity: 'info',
    code: 'unit-not-given',
    message: text(
      `${fields.length} 列的表头没有单位（${fields.slice(0, 12).join('、')}），按标准的单位读`,
      `the headers of ${fields.length} columns give no unit (${fields.slice(0, 12).join(', ')}); they are read in the standard's`,
    ),
    remedy: text('在表头写明单位，如 镉(mg/kg)', 'write the unit into the header, such as 镉(mg/kg)'),
    at: { file, field: fields[0] as string },
  };
}

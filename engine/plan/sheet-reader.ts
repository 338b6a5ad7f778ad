import type { SheetTable } from '../formats/format.ts';
import type { Finding } from '../run/finding.ts';
import { type LocalText, text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';
import { PlanningError } from '../run/planning-error.ts';
import {
  type Measurement,
  type MeasurementFault,
  PLAUSIBLE_PH,
  readMeasurement,
  readPh,
  scaledMeasurement,
} from '../table/measurement.ts';
import { textAt } from '../table/table.ts';
import { headerUnits } from './header-units.ts';

/** Reads cells of one sheet by field name. */
export interface SheetReader {
  readonly length: number;
  /** What the units in the headers give to tell. */
  readonly findings: readonly Finding[];
  cell(row: number, field: string): string;
  /** Items that are named in the scenario, each with its cell read by the traps of laboratory sheets. */
  measurements(row: number): ReadonlyMap<string, Measurement>;
  /** Findings for the items of a row that cannot be read; `feature` names the sample. */
  unreadable(row: number, feature: string): Finding[];
}

/** What a sheet is asked for. */
export interface SheetQuestion {
  readonly file: string;
  readonly fields: readonly string[];
  /** Item to field. */
  readonly items: Readonly<Record<string, string>>;
  /** Item to the laboratory's detection limit, in the unit of `units`. */
  readonly detectionLimits: Readonly<Record<string, number>>;
  /** Item to the unit its limit is written in; values of a header with another unit are converted. */
  readonly units?: Readonly<Record<string, string>>;
}

/**
 * A reader over a sheet; throws `PlanningError` (`missing-field`) when a field that the scenario names is not there. A
 * column whose unit cannot be converted counts as missing throughout.
 */
export function sheetReader(sheet: SheetTable, question: SheetQuestion): SheetReader {
  const { table } = sheet;
  for (const field of [...question.fields, ...Object.values(question.items)]) {
    if (table.columns.has(field)) continue;
    const present = [...table.columns.keys()].join('、');
    throw new PlanningError('input', 'missing-field', {
      text: text(
        `表 ${question.file} 没有列 ${field}；现有列：${present}`,
        `${question.file} has no column ${field}; it has ${present}`,
      ),
      remedy: text('在情景中改正列名', 'correct the column name in the scenario'),
      at: { file: question.file, field },
    });
  }
  const units = headerUnits(question.items, question.units ?? {}, question.file);
  const items = Object.entries(question.items).filter(([item]) => units.factor(item) !== null);
  const cell = (row: number, field: string) => textAt(table, field, row)?.trim() ?? '';
  const read = (row: number, item: string, field: string): Measurement => {
    if (item === 'ph') return readPh(cell(row, field));
    const factor = units.factor(item) ?? 1;
    const limit = question.detectionLimits[item];
    return scaledMeasurement(readMeasurement(cell(row, field), limit === undefined ? limit : limit / factor), factor);
  };
  return {
    length: table.length,
    findings: units.findings,
    cell,
    measurements: (row) => new Map(items.map(([item, field]) => [item, read(row, item, field)])),
    unreadable: (row, feature) =>
      items.flatMap(([item, field]) => {
        const { state, asWritten, fault } = read(row, item, field);
        const at = { file: question.file, feature, field, row: row + 2 };
        return state === 'unreadable' ? [unreadableCell(at, asWritten, fault)] : [];
      }),
  };
}

const FAULT_WORDS: Readonly<Record<MeasurementFault, LocalText>> = {
  'not-a-number': text('读不懂', 'cannot be read'),
  negative: text('为负数，浓度不会小于零', 'is negative, and no concentration is'),
  'implausible-ph': text(
    `不是可能的 pH（${PLAUSIBLE_PH[0]}～${PLAUSIBLE_PH[1]}）`,
    `is no possible pH (${PLAUSIBLE_PH[0]} to ${PLAUSIBLE_PH[1]})`,
  ),
};

/** A cell that cannot be read: it counts as missing and is told. */
export function unreadableCell(at: Place, found: string, fault: MeasurementFault = 'not-a-number'): Finding {
  const words = FAULT_WORDS[fault];
  return {
    severity: 'warning',
    code: 'unreadable-cell',
    message: text(`单元格“${found}”${words.zh}，按缺测处理`, `cell "${found}" ${words.en} and counts as missing`),
    remedy: text('在表中改正该单元格', 'correct the cell in the sheet'),
    at,
  };
}

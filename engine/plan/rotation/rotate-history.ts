import { checkHistory, type RotationAnswer } from '../../rotation/check-history.ts';
import { cropReader } from '../../rotation/crop-names.ts';
import { type RotationStandard, rotationStandardSchema } from '../../rotation/rotation-standard.ts';
import { historyOf, type SeasonCrop } from '../../rotation/stands.ts';
import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import type { Run } from '../../run/run.ts';
import { InputDesk } from '../input-desk.ts';
import type { PlanInputs } from '../plan-inputs.ts';
import { type SheetReader, sheetReader } from '../sheet-reader.ts';

/** A sheet of crops, one row for each parcel and season, and by what rules it is judged. */
export interface RotationQuestion {
  readonly file: string;
  readonly parcel: string;
  readonly year: string;
  readonly season: string;
  readonly crop: string;
  readonly standard: string;
  /** Winter fallow claims the exemption of GB/T 19630-2019 4.2.6. */
  readonly winterFallow: boolean;
}

/** Every parcel of a sheet with what the rules say of it. */
export interface RotationReport {
  /** The rules that ran, with what they rest on. */
  readonly rules: RotationStandard['rules'];
  readonly rows: number;
  readonly parcels: readonly ({ readonly id: string; readonly years: number } & RotationAnswer)[];
  readonly findings: readonly Finding[];
}

/** Seasons as people write them, in their order within a year. */
const SEASONS: Readonly<Record<string, number>> = {
  春茬: 0,
  全年: 0,
  夏茬: 1,
  复种: 2,
  秋茬: 2,
  spring: 0,
  'whole year': 0,
  summer: 1,
  double: 2,
  autumn: 2,
};
const WHOLE_YEAR = ['全年', 'whole year'];

/** Parcels between two steps of a run. */
const PARCELS_A_STEP = 512;

/**
 * Judges the crop history of every parcel in a sheet. Rows that cannot be read, crops nobody knows, and a second crop for a whole
 * year are findings with parcel and row; the other rows are judged, and no year without a crop counts as fallow. Throws
 * `PlanningError` (`missing-field` and what the reader throws).
 */
export async function rotateHistory(question: RotationQuestion, inputs: PlanInputs, run: Run): Promise<RotationReport> {
  const desk = new InputDesk(inputs);
  const standard = await desk.document('rotation rules', question.standard, rotationStandardSchema);
  const sheet = await desk.sheet('crop history', question.file);
  const { file, parcel, year, season, crop } = question;
  const fields = [parcel, year, season, crop];
  const reader = sheetReader(sheet, { file, fields, items: {}, detectionLimits: {} });
  const records = recordsOf(reader, question, { read: cropReader(standard.crops), findings: desk.findings });
  const parcels: RotationReport['parcels'][number][] = [];
  for (const [id, { seasons, known, unsure }] of records) {
    if (parcels.length % PARCELS_A_STEP === 0) await run.step('rotation', parcels.length, records.size);
    const years = new Set([...known].filter((each) => !unsure.has(each)));
    seasons.sort((a, b) => a.year - b.year || a.season - b.season || a.row - b.row);
    const answer = checkHistory(historyOf(seasons, years), { standard, winterFallow: question.winterFallow });
    parcels.push({ id, years: years.size, ...answer });
  }
  return { rules: standard.rules, rows: reader.length, parcels, findings: desk.findings };
}

interface ParcelRecord {
  readonly seasons: (SeasonCrop & { readonly row: number })[];
  /** Years with a row that can be read, and those with one that cannot. */
  readonly known: Set<number>;
  readonly unsure: Set<number>;
  /** Years that a crop takes as a whole. */
  readonly whole: Set<number>;
}

interface Reading {
  readonly read: ReturnType<typeof cropReader>;
  readonly findings: Finding[];
}

function recordsOf(reader: SheetReader, question: RotationQuestion, reading: Reading): Map<string, ParcelRecord> {
  const records = new Map<string, ParcelRecord>();
  for (let row = 0; row < reader.length; row++) {
    const id = reader.cell(row, question.parcel);
    const record = records.get(id) ?? { seasons: [], known: new Set(), unsure: new Set(), whole: new Set() };
    records.set(id, record);
    const written = reader.cell(row, question.year).trim();
    if (!/^\d{4}$/.test(written)) {
      reading.findings.push(unreadable(question, { id, row, field: question.year, written }));
      continue;
    }
    addSeason(record, { reader, question, reading, id, row, year: Number(written) });
  }
  return records;
}

interface SeasonRow {
  readonly reader: SheetReader;
  readonly question: RotationQuestion;
  readonly reading: Reading;
  readonly id: string;
  readonly row: number;
  readonly year: number;
}

function addSeason(record: ParcelRecord, { reader, question, reading, id, row, year }: SeasonRow): void {
  const season = reader.cell(row, question.season).trim();
  const order = SEASONS[season.toLowerCase()];
  if (order === undefined) {
    reading.findings.push(unreadable(question, { id, row, field: question.season, written: season }));
  }
  const written = reader.cell(row, question.crop);
  const answer = reading.read(written);
  if (answer.kind === 'not-known' || answer.kind === 'no-such-crop') {
    record.unsure.add(year);
    if (answer.kind === 'no-such-crop') {
      reading.findings.push(noSuchCrop(question, { id, row, written, suggestions: answer.suggestions }));
    }
    return;
  }
  record.known.add(year);
  if (answer.kind === 'fallow') return;
  if (WHOLE_YEAR.includes(season)) {
    if (record.whole.has(year)) reading.findings.push(twoWholeYears(question, { id, row, year, written }));
    record.whole.add(year);
  }
  for (const crop of answer.crops) {
    record.seasons.push({ crop, year, asGreenManure: answer.asGreenManure, season: order ?? 0, row });
  }
}

interface Cell {
  readonly id: string;
  readonly row: number;
  readonly field: string;
  readonly written: string;
}

function unreadable({ file }: RotationQuestion, { id, row, field, written }: Cell): Finding {
  return {
    severity: 'warning',
    code: 'unreadable-season',
    message: text(`${field}“${written}”不能识别`, `${field} "${written}" cannot be read`),
    remedy: text(
      '年度写四位数字，茬次写春茬、秋茬、复种或全年',
      'write the year in four digits, the season as spring, autumn, double or whole year',
    ),
    at: { file, feature: id, field, row: row + 2 },
  };
}

function noSuchCrop(
  { file, crop }: RotationQuestion,
  { id, row, written, suggestions }: Omit<Cell, 'field'> & { readonly suggestions: readonly string[] },
): Finding {
  const [zh, en] =
    suggestions.length === 0
      ? ['无相近名称', 'no name is near']
      : [`相近：${suggestions.join('、')}`, `near: ${suggestions.join(', ')}`];
  return {
    severity: 'error',
    code: 'unknown-crop',
    message: text(`作物“${written}”不在作物表中（${zh}）`, `no crop is named "${written}" (${en})`),
    remedy: text(
      '改正名称，或在规则文件的 names 中补上；该年按未知处理',
      'correct the name, or add it to names in the rules file; the year counts as unknown',
    ),
    at: { file, feature: id, field: crop, row: row + 2 },
  };
}

function twoWholeYears(
  { file, crop }: RotationQuestion,
  { id, row, year, written }: Omit<Cell, 'field'> & { readonly year: number },
): Finding {
  return {
    severity: 'warning',
    code: 'two-whole-year-crops',
    message: text(
      `${year} 年已有全年作物，又写“${written}”`,
      `${year} has a crop for the whole year already, "${written}" is a second one`,
    ),
    remedy: text('核对茬次；两茬都已计入', 'check the seasons; both crops are counted'),
    at: { file, feature: id, field: crop, row: row + 2 },
  };
}

import { SECTORS, type WindRose } from '../../isolation/wind-rose.ts';
import type { Finding } from '../../run/finding.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { InputDesk } from '../input-desk.ts';
import type { Scenario } from '../scenario.ts';
import { type SheetReader, sheetReader } from '../sheet-reader.ts';

type WindQuestion = NonNullable<NonNullable<Scenario['isolation']>['wind']>;

/** Names of the row of still air, in the sector field. */
const CALM = new Set(['C', 'CALM', '静风']);
/** Percent by which the frequencies of a rose may miss 100. */
const ROUNDING = 1;

/**
 * Wind roses of one season by the text of the town field: percent of the time that the wind comes from each of `SECTORS`; a
 * row of still air counts towards the 100. A town whose rose is incomplete, unreadable or does not sum to 100 is left out and told
 * as a finding with the row. Throws `PlanningError` (`missing-field`, `no-season`) and what the desk throws.
 */
export async function readWindRoses(wind: WindQuestion, desk: InputDesk): Promise<ReadonlyMap<string, WindRose>> {
  const sheet = await desk.sheet('wind roses', wind.file);
  const { town, season, sector, frequency } = wind;
  const reader = sheetReader(sheet, {
    file: wind.file,
    fields: [town, season, sector, frequency],
    items: {},
    detectionLimits: {},
  });
  const drafts = draftsOf(reader, wind, desk);
  const roses = new Map<string, WindRose>();
  for (const [name, draft] of drafts) {
    const fault = faultOf(draft, wind, name);
    if (fault === null) roses.set(name, draft.rose);
    else tell(desk, finding(wind, { ...fault, feature: name, row: draft.row }));
  }
  if (![...drafts.values()].some(({ isAsked }) => isAsked)) throw noSeason(reader, wind);
  return roses;
}

interface Draft {
  /** First row of the town, one-based in the file. */
  readonly row: number;
  readonly rose: number[];
  calm: number;
  /** Whether any row is of the season. */
  isAsked: boolean;
  isUnreadable: boolean;
}

function draftsOf(reader: SheetReader, wind: WindQuestion, desk: InputDesk): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (let row = 0; row < reader.length; row++) {
    const name = reader.cell(row, wind.town);
    let draft = drafts.get(name);
    if (draft === undefined) {
      draft = { row: row + 2, rose: SECTORS.map(() => Number.NaN), calm: 0, isAsked: false, isUnreadable: false };
      drafts.set(name, draft);
    }
    if (reader.cell(row, wind.season) !== wind.of) continue;
    draft.isAsked = true;
    const fault = takeRow(draft, reader.cell(row, wind.sector), reader.cell(row, wind.frequency));
    if (fault === null) continue;
    draft.isUnreadable ||= fault.code !== 'repeated-sector';
    const field = fault.code === 'bad-frequency' ? wind.frequency : wind.sector;
    tell(desk, finding(wind, { ...fault, feature: name, row: row + 2, field }));
  }
  return drafts;
}

interface Fault {
  readonly code: string;
  readonly message: LocalText;
}

function takeRow(draft: Draft, written: string, cell: string): Fault | null {
  const name = written.toUpperCase();
  const at = (SECTORS as readonly string[]).indexOf(name);
  if (at < 0 && !CALM.has(name))
    return {
      code: 'unknown-sector',
      message: text(
        `风向“${written}”不是 16 方位（${SECTORS.join('、')}）或静风 C`,
        `sector "${written}" is none of the sixteen (${SECTORS.join(', ')}) nor C for still air`,
      ),
    };
  const value = cell === '' ? Number.NaN : Number(cell);
  if (!(value >= 0 && value <= 100))
    return {
      code: 'bad-frequency',
      message: text(`风频“${cell}”应为 0 至 100 的百分数`, `frequency "${cell}" should be a percentage from 0 to 100`),
    };
  if (at < 0) draft.calm += value;
  else if (Number.isNaN(draft.rose[at])) draft.rose[at] = value;
  else
    return {
      code: 'repeated-sector',
      message: text(
        `风向 ${name} 已有 ${draft.rose[at]}，后一行 ${value} 未用`,
        `sector ${name} already has ${draft.rose[at]}; the later ${value} is not used`,
      ),
    };
  return null;
}

/** Why the rose of a town cannot be used; null when it can. */
function faultOf({ rose, calm, isAsked, isUnreadable }: Draft, wind: WindQuestion, name: string): Fault | null {
  if (!isAsked)
    return {
      code: 'no-season',
      message: text(
        `${name} 没有季节 ${wind.of} 的风玫瑰，暴露按未知处理`,
        `${name} has no wind rose of season ${wind.of}; its exposure is unknown`,
      ),
    };
  const missing = SECTORS.filter((_s, k) => Number.isNaN(rose[k]));
  if (missing.length > 0 || isUnreadable)
    return {
      code: 'incomplete-wind-rose',
      message: text(
        `${name} 的风玫瑰缺 ${missing.join('、') || '可用的行'}，暴露按未知处理`,
        `the wind rose of ${name} lacks ${missing.join(', ') || 'rows that can be used'}; its exposure is unknown`,
      ),
    };
  const sum = rose.reduce((total, value) => total + value, calm);
  if (Math.abs(sum - 100) <= ROUNDING + 1e-9) return null;
  const shown = Number(sum.toFixed(2));
  return {
    code: 'wind-rose-sum',
    message: text(
      `${name} 的风频之和为 ${shown} %，应为 100 %，暴露按未知处理`,
      `the frequencies of ${name} sum to ${shown} %, expected 100 %; its exposure is unknown`,
    ),
  };
}

function finding(
  { file, frequency }: WindQuestion,
  { code, message, feature, row, field = frequency }: Fault & { feature: string; row: number; field?: string },
): Finding {
  return {
    severity: 'warning',
    code,
    message,
    remedy: text(
      '改正风玫瑰表；静风另写一行，方位记 C',
      'correct the sheet of wind roses; still air is a row of its own, sector C',
    ),
    at: { file, feature, field, row },
  };
}

/** The sheet may be read for several purposes; what is wrong with it is told once. */
function tell(desk: InputDesk, found: Finding): void {
  const { file, row, feature } = found.at;
  const isTold = desk.findings.some(
    ({ code, at }) => code === found.code && at.file === file && at.row === row && at.feature === feature,
  );
  if (!isTold) desk.findings.push(found);
}

function noSeason(reader: SheetReader, { file, season, of }: WindQuestion): PlanningError {
  const there = [...new Set(Array.from({ length: reader.length }, (_v, row) => reader.cell(row, season)))];
  return new PlanningError('input', 'no-season', {
    text: text(
      `${file} 没有季节 ${of}；现有：${there.join('、')}`,
      `${file} has no season ${of}; it has ${there.join(', ')}`,
    ),
    remedy: text('在情景中改正 wind.of', 'correct wind.of in the scenario'),
    at: { file, field: season },
  });
}

import { cropReader } from '../../rotation/crop-names.ts';
import { type LandPart, landParts } from '../../rotation/lineage.ts';
import type { RotationStandard } from '../../rotation/rotation-standard.ts';
import { ruleBook } from '../../rotation/rule-book.ts';
import type { Surroundings } from '../../rotation/surroundings.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Run } from '../../run/run.ts';
import type { Table } from '../../table/table.ts';
import { InputDesk } from '../input-desk.ts';
import type { PlanInputs } from '../plan-inputs.ts';
import { noRecord, strayRecord } from './history-findings.ts';
import { readHistoryMatrix } from './history-matrix.ts';
import type { HistorySheet, Reading } from './history-record.ts';
import { readHistoryRows } from './history-rows.ts';
import { historiesOf, judged } from './judge-histories.ts';
import { landAroundParts } from './land-around-parts.ts';
import {
  type FormerDrawing,
  type HistoryPart,
  type JudgedParcels,
  partsByCodes,
  partsByDrawings,
  presentCodes,
  writtenAreas,
} from './land-parts.ts';
import { type DrawnParcels, readDrawing } from './read-drawing.ts';
import { readRules } from './read-rules.ts';
import type { RotationQuestion } from './rotation-question.ts';
import type { RotationTables } from './rotation-tables.ts';

/** Follows ground through former drawings; hosts share it out among threads. Rows of the answer are parcels. */
export type LineageHelper = (
  parcels: DrawnParcels['polygons'],
  drawings: readonly DrawnParcels['polygons'][],
  smallestM2: number,
  run: Run,
) => Promise<readonly (readonly LandPart[])[]>;

/**
 * Judges the crop history of parcels: sheet and drawings in, histories of all parts and what the rules say out. Rows that cannot be read,
 * crops nobody knows, overlaps and gaps are findings with parcel and row; the rest is judged, and nothing counts as fallow that is not
 * written as such. Throws `PlanningError` (`missing-field`, `bad-rules`, `empty-history` and what readers throw).
 */
export async function rotateHistory(
  question: RotationQuestion,
  inputs: PlanInputs,
  run: Run,
  followLand: LineageHelper = followAlone,
): Promise<RotationTables> {
  const desk = new InputDesk(inputs);
  const { standard, changes } = await readRules(desk, question);
  const book = ruleBook(standard);
  await run.step('read', 0, 1);
  const sheet = await readSheet(question, standard, desk);
  const land = await landOf(question, sheet, desk);
  await run.step('rotation', 0, 3);
  const { parcels } = land;
  const parts = await partsOf(land, { question, sheet, standard, desk }, followLand, run);
  const years = spanOf(sheet, question.file);
  const histories = historiesOf({ file: question.file, parcels, parts, years }, book, desk.findings);
  await run.step('rotation', 1, 3);
  const parcelOf = Uint32Array.from(parts, ({ parcel }) => parcel);
  const around =
    land.polygons === null
      ? { edges: null, seedMaize: null }
      : await landAroundParts({ polygons: land.polygons, parcel: parcelOf }, histories, book, run);
  const surroundings: Surroundings = { unit: unitsOf(question, parts, parcels), ...around };
  await run.step('rotation', 2, 3);
  const { winterFallow } = question;
  const answer = judged({ histories, book, winterFallow, surroundings });
  return {
    standard,
    changes,
    winterFallow,
    parcels: { ids: parcels.ids, areaM2: parcels.areaM2 },
    parts: {
      parcel: parcelOf,
      areaM2: Float64Array.from(parts, ({ areaM2 }) => areaM2),
      codes: parts.map(({ codes }) => codes.join(';')),
    },
    histories,
    ...answer,
    rows: sheet.rows,
    findings: desk.findings,
  };
}

async function readSheet(
  { file, fields, required, statusWords }: RotationQuestion,
  standard: RotationStandard,
  desk: InputDesk,
): Promise<HistorySheet> {
  const { table, rowOf } = await desk.rows('crop history', file);
  const reading: Reading = {
    file,
    read: cropReader(standard),
    diseases: standard.diseases.map(({ id, label }) => [id, label.zh, label.en]),
    findings: desk.findings,
  };
  const wanted = fields.layout === 'rows' ? [fields.parcel, fields.year, fields.season, fields.crop] : [fields.parcel];
  mustHave(table, [...wanted, ...required], file);
  if (fields.layout === 'matrix') return readHistoryMatrix(table, fields, reading, rowOf);
  return readHistoryRows(table, fields, reading, statusWords);
}

function mustHave({ columns }: Table, fields: readonly string[], file: string): void {
  const missing = fields.find((field) => !columns.has(field));
  if (missing === undefined) return;
  const present = [...columns.keys()].join('、');
  throw new PlanningError('input', 'missing-field', {
    text: text(`${file} 没有列 ${missing}；现有列：${present}`, `${file} has no column ${missing}; it has ${present}`),
    remedy: text('用选项改正列名', 'name the column by its option'),
    at: { file, field: missing },
  });
}

/** Parcels to judge, where they lie, and how they were drawn before, latest first. */
interface Land {
  readonly parcels: JudgedParcels;
  readonly polygons: DrawnParcels['polygons'] | null;
  readonly former: readonly (DrawnParcels & { readonly year: number })[];
  readonly presentYear: number | null;
}

async function landOf(question: RotationQuestion, sheet: HistorySheet, desk: InputDesk): Promise<Land> {
  const drawings = [...question.drawings].sort(
    (a, b) => (b.year ?? Number.POSITIVE_INFINITY) - (a.year ?? Number.POSITIVE_INFINITY),
  );
  const [present, ...former] = drawings;
  if (present === undefined) {
    const ids = presentCodes(sheet);
    return { parcels: { ids, areaM2: writtenAreas(ids, sheet) }, polygons: null, former: [], presentYear: null };
  }
  const drawn = await readDrawing(present, desk);
  const before: (DrawnParcels & { readonly year: number })[] = [];
  for (const drawing of former) before.push({ ...(await readDrawing(drawing, desk)), year: drawing.year as number });
  return { parcels: drawn, polygons: drawn.polygons, former: before, presentYear: present.year };
}

interface PartsMeans {
  readonly question: RotationQuestion;
  readonly sheet: HistorySheet;
  readonly standard: RotationStandard;
  readonly desk: InputDesk;
}

async function partsOf(
  land: Land,
  { question, sheet, standard, desk }: PartsMeans,
  followLand: LineageHelper,
  run: Run,
): Promise<HistoryPart[]> {
  const { parcels, polygons, former } = land;
  const { file } = question;
  if (polygons === null || former.length === 0) {
    const parts = partsByCodes(parcels, sheet, file, desk.findings);
    tellUnused({ parcels, parts }, sheet, question.file, desk);
    return parts;
  }
  const smallest = standard.settings.smallestPartM2.value;
  const followed = await followLand(
    polygons,
    former.map((drawing) => drawing.polygons),
    smallest,
    run,
  );
  const drawings: FormerDrawing[] = former.map(({ year, ids }) => ({ year, ids }));
  const presentYear = land.presentYear ?? spanOf(sheet, file)[1];
  const parts = partsByDrawings(parcels, followed, { drawings, presentYear }, sheet);
  tellUnused({ parcels, parts }, sheet, question.file, desk);
  return parts;
}

/** Records that no part's ground bears, and parcels without any. */
function tellUnused(
  { parcels: { ids }, parts }: { readonly parcels: JudgedParcels; readonly parts: readonly HistoryPart[] },
  sheet: HistorySheet,
  file: string,
  desk: InputDesk,
): void {
  const used = new Set(parts.flatMap(({ codes }) => codes));
  for (const id of sheet.records.keys()) if (!used.has(id)) desk.findings.push(strayRecord(file, id));
  const withLand = new Set(
    parts.flatMap(({ parcel, codes }) => (codes.some((code) => sheet.records.has(code)) ? [parcel] : [])),
  );
  for (const [parcel, id] of ids.entries()) if (!withLand.has(parcel)) desk.findings.push(noRecord(file, id, []));
}

function spanOf({ records }: HistorySheet, file: string): readonly [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { stated, unsure } of records.values()) {
    for (const year of [...stated, ...unsure]) {
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
  }
  if (first <= last) return [first, last];
  throw new PlanningError('input', 'empty-history', {
    text: text(`${file} 中没有一行写明年度与作物`, `no row of ${file} says a year and a crop`),
    remedy: text('检查列名与年度的写法', 'check the columns and how years are written'),
    at: { file },
  });
}

function unitsOf(
  { unitDigits }: RotationQuestion,
  parts: readonly HistoryPart[],
  { ids }: JudgedParcels,
): Uint32Array | null {
  if (unitDigits === null) return null;
  const numbers = new Map<string, number>();
  return Uint32Array.from(parts, ({ parcel }) => {
    const unit = (ids[parcel] as string).slice(0, unitDigits);
    const number = numbers.get(unit) ?? numbers.size;
    numbers.set(unit, number);
    return number;
  });
}

/** Follows all parcels in this thread. */
const followAlone: LineageHelper = async (parcels, drawings, smallestM2) => {
  const rows = Uint32Array.from({ length: parcels.geometryOffsets.length - 1 }, (_v, k) => k);
  return landParts(parcels, rows, drawings, smallestM2);
};

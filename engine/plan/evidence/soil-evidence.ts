import type { ParcelSet } from '../../parcel/parcel-set.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { type Evidence, PASS, type Sample } from '../../suitability/exclusion.ts';
import { reasonSentence } from '../../suitability/limits/reason-sentence.ts';
import { indicesOf, type SoilSample, soilAnswers } from '../../suitability/limits/soil-limits.ts';
import { type LandGroup, type SoilStandard, soilStandardSchema } from '../../suitability/limits/standard.ts';
import { worstAnswer } from '../../suitability/limits/worst-answer.ts';
import { nemerowIndex } from '../../suitability/pollution-index.ts';
import { readDate } from '../../table/calendar-date.ts';
import { readPh } from '../../table/measurement.ts';
import { textAt } from '../../table/table.ts';
import type { InputDesk } from '../input-desk.ts';
import type { Scenario } from '../scenario.ts';
import { sheetReader, unreadableCell } from '../sheet-reader.ts';
import { type LimitEvidence, numberByEvidence } from './limit-evidence.ts';

/**
 * Joins soil samples to parcels by sampling unit and judges every sample against GB 15618-2018; samples are never
 * averaged, the worst decides. A unit without a sample has no answer: "sample it".
 */
export async function soilEvidence(
  parcels: ParcelSet,
  question: NonNullable<Scenario['soil']>,
  desk: InputDesk,
): Promise<LimitEvidence> {
  const standard = await desk.document('standard soil', question.standard, soilStandardSchema);
  const samples = await readSamples(question, desk);
  const { keys, of } = unitsOf(parcels, standard);
  const evidence = keys.map((key) => judgeUnit(key, samples.get(key.unit) ?? [], standard, question));
  tellUnknownLand(parcels, standard, desk);
  tellStrays(samples, new Set(keys.map((key) => key.unit)), question, desk);
  const nemerow = evidence.map((unit) => worstNemerow(unit.samples, question.required));
  const dates = [...samples.values()]
    .flat()
    .map((sample) => sample.date)
    .filter((date) => date !== '')
    .sort();
  const column = numberByEvidence('soil-test.nemerow', '', of, (index) => nemerow[index] ?? Number.NaN);
  const date = dates.length === 0 ? '' : `${dates[0]} – ${dates[dates.length - 1]}`;
  return { evidence, of, columns: [{ column, origin: { file: question.file, date } }] };
}

interface UnitKey {
  readonly unit: string;
  /** Null for land whose code the standard's file does not know: the strictest values apply. */
  readonly land: LandGroup | null;
}

/** Sampling units that occur among the parcels, split by land group because copper has its own orchard row. */
function unitsOf(parcels: ParcelSet, standard: SoilStandard): { keys: UnitKey[]; of: Int32Array } {
  const keys: UnitKey[] = [];
  const index = new Map<string, number>();
  const of = new Int32Array(parcels.ids.length).fill(-1);
  for (let row = 0; row < of.length; row++) {
    const unit = textAt(parcels.attributes, 'unit', row) ?? '';
    if (unit === '') continue;
    const land = standard.landOfCode[textAt(parcels.attributes, 'land', row) ?? ''] ?? null;
    const key = `${unit}|${land}`;
    let at = index.get(key);
    if (at === undefined) {
      at = keys.push({ unit, land }) - 1;
      index.set(key, at);
    }
    of[row] = at;
  }
  return { keys, of };
}

async function readSamples(
  question: NonNullable<Scenario['soil']>,
  desk: InputDesk,
): Promise<Map<string, SoilSample[]>> {
  const sheet = await desk.sheet('soil samples', question.file);
  const { sample, unit, date, ph } = question;
  const reader = sheetReader(sheet, { ...question, fields: [sample, unit, date, ph] });
  const samples = new Map<string, SoilSample[]>();
  for (let row = 0; row < reader.length; row++) {
    const at = { file: question.file, feature: reader.cell(row, sample), row: row + 2 };
    const when = readDate(reader.cell(row, date));
    if (when === null) desk.findings.push(unreadableCell({ ...at, field: date }, reader.cell(row, date)));
    const items = reader.measurements(row);
    desk.findings.push(...reader.unreadable(row, at.feature));
    const acidity = readPh(reader.cell(row, ph));
    if (acidity.state === 'unreadable') desk.findings.push(unreadableCell({ ...at, field: ph }, acidity.asWritten));
    const entry = { id: at.feature, date: when ?? '', ph: acidity, items };
    const code = reader.cell(row, unit);
    samples.set(code, [...(samples.get(code) ?? []), entry]);
  }
  return samples;
}

function judgeUnit(
  key: UnitKey,
  samples: readonly SoilSample[],
  standard: SoilStandard,
  question: NonNullable<Scenario['soil']>,
): Evidence {
  const rule = { required: question.required, phError: question.phError };
  const judged = samples.map((sample) => soilAnswers(sample, standard, key.land, rule));
  return {
    kind: 'soil',
    id: key.unit,
    name: text(`采样单元 ${key.unit}`, `sampling unit ${key.unit}`),
    samples: judged,
    answer: worstAnswer(judged.map((sample) => sample.answer)),
    reason: reasonOf(key, judged, standard),
  };
}

function reasonOf(key: UnitKey, judged: readonly Sample[], standard: SoilStandard): LocalText {
  if (judged.length === 0) {
    return text(`采样单元 ${key.unit} 没有土壤样品，需采样`, `sampling unit ${key.unit} has no soil sample: sample it`);
  }
  const worst = worstAnswer(judged.map((sample) => sample.answer));
  const decisive = judged.find((sample) => sample.answer === worst);
  const sentence = decisive && worst !== PASS ? reasonSentence(decisive) : null;
  return (
    sentence ??
    text(
      `${judged.length} 个样品全部不超过 ${standard.standard} 风险筛选值`,
      `samples at or below the screening values of ${standard.standard}: ${judged.length} of ${judged.length}`,
    )
  );
}

/** Largest Nemerow index among the unit's samples, over the required items that have value and limit. */
function worstNemerow(samples: readonly Sample[], required: readonly string[]): number {
  const indices = samples.map((sample) => {
    const asked = sample.answers.filter((answer) => required.includes(answer.item));
    const factors = indicesOf(asked);
    return factors.length === required.length ? nemerowIndex(factors) : Number.NaN;
  });
  const known = indices.filter((index) => !Number.isNaN(index));
  return known.length === 0 ? Number.NaN : Math.max(...known);
}

/** Land-use codes that no land group is known for, each with its number of parcels. */
function tellUnknownLand(parcels: ParcelSet, standard: SoilStandard, desk: InputDesk): void {
  const counts = new Map<string, number>();
  for (let row = 0; row < parcels.ids.length; row++) {
    const code = textAt(parcels.attributes, 'land', row) ?? '';
    if (standard.landOfCode[code] === undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  for (const [code, count] of counts) {
    desk.findings.push({
      severity: 'warning',
      code: 'unknown-land-use',
      message: text(
        `${count} 个地块的地类代码“${code}”不在 ${standard.standard} 的对照表中，按最严一档判定`,
        `the land-use code "${code}" of ${count} parcels is not in the table of ${standard.standard}; the strictest values apply`,
      ),
      remedy: text('在标准文件的 landOfCode 中补充', 'add it to landOfCode in the standard’s file'),
      at: { field: 'landUse' },
    });
  }
}

function tellStrays(
  samples: ReadonlyMap<string, readonly SoilSample[]>,
  units: ReadonlySet<string>,
  question: NonNullable<Scenario['soil']>,
  desk: InputDesk,
): void {
  for (const [unit, list] of samples) {
    if (units.has(unit)) continue;
    desk.findings.push({
      severity: 'warning',
      code: 'sample-without-parcel',
      message: text(
        `${list.length} 个样品的采样单元 ${unit || '(空)'} 没有地块`,
        `${list.length} samples name the sampling unit ${unit || '(empty)'}, which has no parcel`,
      ),
      remedy: text('核对采样单元编码', 'check the code of the sampling unit'),
      at: { file: question.file, feature: list[0]?.id ?? '', field: question.unit },
    });
  }
}

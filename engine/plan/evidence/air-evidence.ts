import type { ParcelSet } from '../../parcel/parcel-set.ts';
import type { Finding } from '../../run/finding.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { type Evidence, FAIL, PASS, type Sample, UNKNOWN } from '../../suitability/exclusion.ts';
import { type AirDay, airAnswers } from '../../suitability/limits/air-limits.ts';
import { reasonSentence } from '../../suitability/limits/reason-sentence.ts';
import { type AirStandard, airStandardSchema } from '../../suitability/limits/standard.ts';
import { readDate } from '../../table/calendar-date.ts';
import type { InputDesk } from '../input-desk.ts';
import type { Scenario } from '../scenario.ts';
import { sheetReader, unreadableCell } from '../sheet-reader.ts';
import { type LimitEvidence, numberByEvidence } from './limit-evidence.ts';

type AirQuestion = NonNullable<Scenario['air']>;

/**
 * Judges each station's calendar years against GB 3095 with the edition in force in that year, and gives every parcel
 * the station of its county: stations are too few to interpolate. The latest year with enough days decides; years that
 * ended after the plan's date do not count.
 */
export async function airEvidence(
  parcels: ParcelSet,
  scenario: Scenario,
  question: AirQuestion,
  desk: InputDesk,
): Promise<LimitEvidence> {
  const standard = await desk.document('standard air', question.standard, airStandardSchema);
  const stations = await readStations(question, standard, desk);
  const judged = stations.map((station) => judgeStation(station, standard, scenario.asOf));
  const byCounty = decisiveStations(stations, judged, question, desk);
  const ofVillage = parcels.villages.map((village) => byCounty.get(village.countyCode) ?? -1);
  const of = Int32Array.from(parcels.villageOf, (village) => ofVillage[village] ?? -1);
  const mean = judged.map((station) => meanIndex(station.decisive));
  const column = numberByEvidence('air-test.mean-index', '', of, (index) => mean[index] ?? Number.NaN);
  const years = [...new Set(judged.flatMap((station) => station.decisive?.date ?? []))].sort().join(', ');
  return {
    evidence: judged.map((station) => station.evidence),
    of,
    columns: [{ column, origin: { file: question.file, date: years } }],
  };
}

interface Station {
  readonly id: string;
  readonly name: string;
  readonly county: string;
  /** By ISO date. */
  readonly days: Map<string, AirDay>;
}

async function readStations(question: AirQuestion, standard: AirStandard, desk: InputDesk): Promise<Station[]> {
  const sheet = await desk.sheet('air stations', question.file);
  const { station, name, county, date, dust } = question;
  const fields = [station, name, county, date, dust];
  const units = Object.fromEntries(Object.entries(standard.items).map(([item, { unit }]) => [item, unit]));
  const reader = sheetReader(sheet, { ...question, fields, detectionLimits: {}, units });
  desk.findings.push(...reader.findings);
  const stations = new Map<string, Station>();
  for (let row = 0; row < reader.length; row++) {
    const id = reader.cell(row, station);
    const when = readDate(reader.cell(row, date));
    if (when === null) {
      desk.findings.push(
        unreadableCell({ file: question.file, feature: id, field: date, row: row + 2 }, reader.cell(row, date)),
      );
      continue;
    }
    let entry = stations.get(id);
    if (entry === undefined) {
      entry = { id, name: reader.cell(row, name), county: reader.cell(row, county), days: new Map() };
      stations.set(id, entry);
    }
    if (entry.days.has(when)) {
      desk.findings.push(repeatedDay({ file: question.file, feature: id, field: date, row: row + 2 }, when));
      continue;
    }
    desk.findings.push(...reader.unreadable(row, id));
    const values = new Map<string, number>();
    for (const [item, { value }] of reader.measurements(row)) if (value !== null) values.set(item, value);
    entry.days.set(when, { date: when, dust: reader.cell(row, dust) === question.dustYes, values });
  }
  return [...stations.values()];
}

/** The station of each county; where there are several the worst answer decides, and it is told. */
function decisiveStations(
  stations: readonly Station[],
  judged: readonly JudgedStation[],
  question: AirQuestion,
  desk: InputDesk,
): Map<string, number> {
  const severity = (index: number) => [PASS, UNKNOWN, FAIL].indexOf(judged[index]?.evidence.answer ?? UNKNOWN);
  const chosen = new Map<string, number>();
  for (const [index, { county, id }] of stations.entries()) {
    const before = chosen.get(county);
    if (before === undefined || severity(index) > severity(before)) chosen.set(county, index);
    if (before === undefined) continue;
    desk.findings.push({
      severity: 'info',
      code: 'several-stations',
      message: text(
        `${county} 有多个空气站（${stations[before]?.id}、${id}），取结论最差的一个`,
        `${county} has several air stations (${stations[before]?.id}, ${id}); the worst answer counts`,
      ),
      remedy: text('如只应采用一个，请从表中去掉另一个', 'take the other out of the sheet if only one should count'),
      at: { file: question.file, feature: id, field: question.county },
    });
  }
  return chosen;
}

function repeatedDay(at: Place, date: string): Finding {
  return {
    severity: 'warning',
    code: 'repeated-day',
    message: text(`${date} 已有一行，后一行未用`, `${date} already has a row; the later one is not used`),
    remedy: text('从表中去掉重复的一行', 'take the repeated row out of the sheet'),
    at,
  };
}

interface JudgedStation {
  readonly evidence: Evidence;
  /** The year that decides; null when no year has enough days. */
  readonly decisive: Sample | null;
}

function judgeStation(station: Station, standard: AirStandard, asOf: string): JudgedStation {
  const days = [...station.days.values()];
  const years = [...new Set(days.map((day) => Number(day.date.slice(0, 4))))]
    .filter((year) => `${year}-12-31` <= asOf)
    .sort((a, b) => a - b);
  const samples = years.map((year) => airAnswers(year, days, standard, asOf));
  const enough = (sample: Sample) => sample.answers.some((answer) => answer.answer !== UNKNOWN);
  const decisive = samples.filter(enough).at(-1) ?? null;
  const evidence: Evidence = {
    kind: 'air',
    id: station.id,
    name: text(`空气站 ${station.name}`, `air station ${station.name}`),
    samples,
    answer: decisive?.answer ?? UNKNOWN,
    reason: reasonOf(station, decisive, standard),
  };
  return { evidence, decisive };
}

function reasonOf(station: Station, decisive: Sample | null, standard: AirStandard): LocalText {
  if (decisive === null) {
    return text(
      `${station.name}没有一个自然年达到 ${standard.minimumDays.value} 个有效日`,
      `no calendar year of ${station.name} has ${standard.minimumDays.value} valid days`,
    );
  }
  const sentence = decisive.answer === PASS ? null : reasonSentence(decisive);
  const edition = decisive.answers[0]?.standard ?? '';
  return (
    sentence ??
    text(
      `${decisive.date} 年符合 ${edition} 二级（不含沙尘日）`,
      `${decisive.date} meets class II of ${edition} (dust days left out)`,
    )
  );
}

/** Mean ratio of value to limit over the year's items; NaN when no year decides. */
function meanIndex(sample: Sample | null): number {
  const shares = (sample?.answers ?? []).flatMap((a) =>
    a.value !== null && typeof a.limit === 'number' ? [a.value / a.limit] : [],
  );
  return shares.length === 0 ? Number.NaN : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

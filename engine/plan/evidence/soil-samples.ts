import { text } from '../../run/local-text.ts';
import type { SoilSample } from '../../suitability/limits/soil-limits.ts';
import type { SoilStandard } from '../../suitability/limits/standard.ts';
import { readDate } from '../../table/calendar-date.ts';
import { readPh } from '../../table/measurement.ts';
import type { InputDesk } from '../input-desk.ts';
import type { Scenario } from '../scenario.ts';
import { sheetReader, unreadableCell } from '../sheet-reader.ts';

type SoilQuestion = NonNullable<Scenario['soil']>;

/** Soil samples by sampling unit, in the order of the sheet; cells that cannot be read are told. */
export async function readSoilSamples(
  question: SoilQuestion,
  standard: SoilStandard,
  desk: InputDesk,
): Promise<Map<string, SoilSample[]>> {
  const sheet = await desk.sheet('soil samples', question.file);
  const { sample, unit, date, ph, detectionLimits } = question;
  const units = Object.fromEntries(Object.keys(question.items).map((item) => [item, standard.unit]));
  const reader = sheetReader(sheet, { ...question, detectionLimits, fields: [sample, unit, date, ph], units });
  desk.findings.push(...reader.findings);
  const samples = new Map<string, SoilSample[]>();
  for (let row = 0; row < reader.length; row++) {
    const at = { file: question.file, feature: reader.cell(row, sample), row: row + 2 };
    const when = readDate(reader.cell(row, date));
    if (when === null) desk.findings.push(unreadableCell({ ...at, field: date }, reader.cell(row, date)));
    const items = reader.measurements(row);
    desk.findings.push(...reader.unreadable(row, at.feature));
    const acidity = readPh(reader.cell(row, ph));
    if (acidity.state === 'unreadable') {
      desk.findings.push(unreadableCell({ ...at, field: ph }, acidity.asWritten, acidity.fault));
    }
    const entry = { id: at.feature, date: when ?? '', ph: acidity, items };
    const code = reader.cell(row, unit);
    const list = samples.get(code);
    if (list === undefined) samples.set(code, [entry]);
    else list.push(entry);
  }
  return samples;
}

/** Samples whose sampling unit has no parcel: they judge nobody, and are told. */
export function tellStraySamples(
  samples: ReadonlyMap<string, readonly SoilSample[]>,
  units: ReadonlySet<string>,
  question: SoilQuestion,
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

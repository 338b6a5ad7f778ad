import type { PointSet } from '../geometry/line-set.ts';
import type { ParcelSet } from '../parcel/parcel-set.ts';
import { text } from '../run/local-text.ts';
import type { Run } from '../run/run.ts';
import { monthsBetween } from '../table/calendar-date.ts';
import { textAt } from '../table/table.ts';
import type { LimitEvidence } from './evidence/limit-evidence.ts';
import type { InputDesk } from './input-desk.ts';
import { nearestOf } from './measure-distances.ts';
import type { Scenario } from './scenario.ts';

/** Years between the newest sample of each parcel's sampling unit and the plan's date; NaN where there is none. */
export function sampleAges({ of, evidence }: LimitEvidence, asOf: string): Float64Array {
  const ages = evidence.map(({ samples }) => {
    const newest = samples.reduce((latest, { date }) => (date > latest ? date : latest), '');
    return newest === '' ? Number.NaN : monthsBetween(newest, asOf) / 12;
  });
  return Float64Array.from(of, (index) => ages[index] ?? Number.NaN);
}

/**
 * Metres from every parcel's outline to the nearest soil sample; NaN beyond the search distance. Rows whose position
 * cannot be read are counted and told.
 */
export async function sampleDistances(
  parcels: ParcelSet,
  question: NonNullable<Scenario['samplePositions']>,
  desk: InputDesk,
  run: Run,
): Promise<Float64Array> {
  const { table } = await desk.sheet('soil sample positions', question.file);
  const coordinates: number[] = [];
  let unreadable = 0;
  for (let row = 0; row < table.length; row++) {
    const x = Number(textAt(table, question.x, row)?.trim() || Number.NaN);
    const y = Number(textAt(table, question.y, row)?.trim() || Number.NaN);
    if (Number.isFinite(x) && Number.isFinite(y)) coordinates.push(x, y);
    else unreadable++;
  }
  if (unreadable > 0) {
    desk.findings.push({
      severity: 'warning',
      code: 'sample-without-position',
      message: text(
        `${unreadable} 个样品没有可读的坐标（列 ${question.x}、${question.y}），不计入最近样点距离`,
        `${unreadable} samples have no readable position (columns ${question.x}, ${question.y}) and are left out of the distances`,
      ),
      remedy: text('在表中补全坐标', 'complete the coordinates in the sheet'),
      at: { file: question.file, field: question.x },
    });
  }
  const points: PointSet = { kind: 'point', coordinates: Float64Array.from(coordinates), crs: question.crs };
  return (await nearestOf(parcels, points, question.searchM, run)).distanceM;
}

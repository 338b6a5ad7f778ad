import { coverShares } from '../geometry/cover-share.ts';
import type { PolygonSet } from '../geometry/polygon-set.ts';
import { projectionBetween } from '../geometry/projection.ts';
import { withCoordinates } from '../geometry/select-polygons.ts';
import { fieldText } from '../parcel/parcel-fields.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { forageLane } from '../suitability/conversion/forage-fast-lane.ts';
import { readDate } from '../table/calendar-date.ts';
import { textAt } from '../table/table.ts';
import type { ConversionQuestion } from './question/conversion-question.ts';
import type { Workbench } from './workbench.ts';

type ForageQuestion = NonNullable<ConversionQuestion['forage']>;

/** Certified organic forage under every parcel. */
export interface ForageColumns {
  /** Share of the parcel's area inside certified land, 0 … 1. */
  readonly share: Float64Array;
  /** Day since which at least the minimum share is certified; empty where it never is. */
  readonly certifiedSince: readonly string[];
  /** `NOT_FORAGE`, `LANE_OPEN`, `WATER_GAP`, `WATER_UNKNOWN`. */
  readonly lane: Uint8Array;
}

/**
 * Parcels that lie mostly inside certified organic forage, by area and not by a point, with the day since which they do,
 * and whether their canal carries vegetables (policy item 11). Areas certified on different days add up in the order of
 * their days. Certified areas without a readable date, or dated after the plan, count for nothing and are told. Reads the
 * column `canal.guarantee`. Throws `PlanningError` when the file holds no polygons or lacks the field.
 */
export async function forageFastLane(bench: Workbench, question: ForageQuestion): Promise<ForageColumns> {
  const { parcels, columns, desk, scenario } = bench;
  const options = question.crs === undefined ? {} : { crs: question.crs };
  const layer = await desk.vector('organic forage', question.file, options);
  desk.findings.push(...layer.findings);
  const { geometry, attributes } = layer;
  if (geometry.kind !== 'polygon') throw notPolygons(question.file, geometry.kind);
  const present = [...attributes.columns.keys()];
  if (!present.includes(question.since)) throw missingField(question, present);
  const since = Array.from({ length: attributes.length }, (_v, row) =>
    readDate(fieldText(attributes, question.since, row)),
  );
  const isCertified = (row: number) => (since[row] ?? '9999') <= scenario.asOf;
  const unused = since.filter((_date, row) => !isCertified(row)).length;
  if (unused > 0) desk.findings.push(notCertified(question, unused, scenario.asOf));
  const projected = projectionBetween(geometry.crs, parcels.polygons.crs).apply(geometry.coordinates);
  const covers = withCoordinates(geometry, projected, parcels.polygons.crs) as PolygonSet;
  const dayOf = (row: number) => since[row] ?? '9999';
  const byDay = (a: number, b: number) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0);
  const covered = coverShares(parcels.polygons, covers, byDay).map(({ rows, shares }) => {
    const end = rows.findIndex((row) => !isCertified(row));
    const certified = end < 0 ? shares : shares.slice(0, end);
    const reached = certified.findIndex((share) => share >= question.minimumShare);
    return { share: certified.at(-1) ?? 0, since: reached < 0 ? '' : dayOf(rows[reached] as number) };
  });
  const guaranteeOf = (row: number) => textAt(columns.table, 'canal.guarantee', row) ?? '';
  const water = { enough: question.waterEnough, short: question.waterShort };
  return {
    share: Float64Array.from(covered, ({ share }) => share),
    certifiedSince: covered.map((entry) => entry.since),
    lane: Uint8Array.from(covered, (entry, row) => forageLane(entry.since !== '', guaranteeOf(row), water)),
  };
}

function notCertified(question: ForageQuestion, count: number, asOf: string): Finding {
  return {
    severity: 'warning',
    code: 'forage-without-date',
    message: text(
      `${count} 个有机饲草区没有可读的认证日期，或晚于评价日期 ${asOf}，未计入`,
      `${count} areas of organic forage have no readable certification date, or one after ${asOf}; they are not counted`,
    ),
    remedy: text('补充认证日期', 'fill in the certification date'),
    at: { file: question.file, field: question.since },
  };
}

function notPolygons(file: string, kind: string): PlanningError {
  return new PlanningError('input', 'no-polygons', {
    text: text(`${file} 应为面图层，实为 ${kind}`, `${file} should hold polygons, it holds ${kind} features`),
    remedy: text('请提供有机饲草区的面图层', 'give a polygon layer of organic forage'),
    at: { file },
  });
}

function missingField({ file, since }: ForageQuestion, present: readonly string[]): PlanningError {
  return new PlanningError('input', 'missing-field', {
    text: text(
      `${file} 没有字段 ${since}；现有：${present.join('、')}`,
      `${file} has no field ${since}; it has ${present.join(', ')}`,
    ),
    remedy: text('在情景中改正字段名', 'correct the field name in the scenario'),
    at: { file, field: since },
  });
}

import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { ZonalColumns } from '../zonal/zonal-table.ts';

/** How many of the parcels measured lie outside a raster, and how many wholly on cells without data. */
export interface BlankParcels {
  readonly total: number;
  readonly outside: number;
  readonly blank: number;
  /** The first of them all by id. */
  readonly examples: readonly string[];
}

/** Parcels that are told by id; all of them have support 0 in the table. */
const NAMED = 5;

/** Counts the parcels a layer says nothing about. */
export function blankParcels({ columns, outside }: ZonalColumns, ids: readonly string[]): BlankParcels {
  const support = columns.at(-1)?.values ?? new Float64Array(0);
  const examples: string[] = [];
  let silent = 0;
  for (let row = 0; row < support.length; row++) {
    if (support[row] !== 0) continue;
    if (silent++ < NAMED) examples.push(ids[row] ?? String(row + 1));
  }
  return { total: support.length, outside, blank: silent - outside, examples };
}

/** The counts of two portions of one file together. */
export function togetherBlank(one: BlankParcels, other: BlankParcels): BlankParcels {
  return {
    total: one.total + other.total,
    outside: one.outside + other.outside,
    blank: one.blank + other.blank,
    examples: [...one.examples, ...other.examples].slice(0, NAMED),
  };
}

/** What to tell of parcels that a layer says nothing about. */
export function noDataFindings(
  { total, outside, blank, examples }: BlankParcels,
  at: { readonly layer: string; readonly file: string },
): Finding[] {
  const found: Finding[] = [];
  const first = examples.join(', ');
  if (outside > 0) {
    found.push({
      severity: 'warning',
      code: 'parcels-outside-raster',
      message: text(
        `${total} 个地块中有 ${outside} 个不在栅格 ${at.file} 范围内，按缺测处理（支持度为 0；首批编号 ${first}）`,
        `${outside} of ${total} parcels lie outside ${at.file} and count as missing there (support 0; the first are ${first})`,
      ),
      remedy: text('补充覆盖这些地块的栅格', 'give a raster that covers them'),
      at,
    });
  }
  if (blank > 0) {
    found.push({
      severity: 'warning',
      code: 'parcels-without-data',
      message: text(
        `${total} 个地块中有 ${blank} 个在栅格 ${at.file} 中全是无数据像元，按缺测处理（支持度为 0；首批编号 ${first}）`,
        `${blank} of ${total} parcels lie wholly on cells without data in ${at.file} and count as missing there (support 0; the first are ${first})`,
      ),
      remedy: text('检查栅格的无数据值，或补充数据', 'check the raster’s nodata value, or give data for them'),
      at,
    });
  }
  return found;
}

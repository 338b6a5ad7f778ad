import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { ZonalColumns } from '../zonal/zonal-table.ts';

/** How many of the parcels measured lie outside a raster, and how many wholly on cells without data. */
export interface BlankParcels {
  readonly total: number;
  readonly outside: number;
  readonly blank: number;
}

/** Counts the parcels a layer says nothing about. */
export function blankParcels({ columns, outside }: ZonalColumns): BlankParcels {
  const support = columns.at(-1)?.values ?? new Float64Array(0);
  let silent = 0;
  for (let row = 0; row < support.length; row++) if (support[row] === 0) silent++;
  return { total: support.length, outside, blank: silent - outside };
}

/** What to tell of parcels that a layer says nothing about. */
export function noDataFindings(
  { total, outside, blank }: BlankParcels,
  at: { readonly layer: string; readonly file: string },
): Finding[] {
  const found: Finding[] = [];
  if (outside > 0) {
    found.push({
      severity: 'warning',
      code: 'parcels-outside-raster',
      message: text(
        `${total} 个地块中有 ${outside} 个不在栅格 ${at.file} 范围内，按缺测处理`,
        `${outside} of ${total} parcels lie outside ${at.file} and count as missing there`,
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
        `${total} 个地块中有 ${blank} 个在栅格 ${at.file} 中全是无数据像元，按缺测处理`,
        `${blank} of ${total} parcels lie wholly on cells without data in ${at.file} and count as missing there`,
      ),
      remedy: text('检查栅格的无数据值，或补充数据', 'check the raster’s nodata value, or give data for them'),
      at,
    });
  }
  return found;
}

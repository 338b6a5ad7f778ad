import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { ZonalColumns } from '../zonal/zonal-table.ts';

/** How many parcels a layer says nothing about, apart those outside the raster and those on cells without data. */
export function noDataFindings(
  measured: ZonalColumns,
  at: { readonly layer: string; readonly file: string },
): Finding[] {
  const support = measured.columns.find((column) => column.name === `${at.layer}.support`);
  if (support === undefined) return [];
  const total = support.values.length;
  const blank = support.values.filter((share) => share === 0).length - measured.outside;
  const found: Finding[] = [];
  if (measured.outside > 0) {
    found.push({
      severity: 'warning',
      code: 'parcels-outside-raster',
      message: text(
        `${total} 个地块中有 ${measured.outside} 个不在栅格 ${at.file} 范围内，按缺测处理`,
        `${measured.outside} of ${total} parcels lie outside ${at.file} and count as missing there`,
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

import type { RasterBand } from '../layer/raster.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What GDAL_METADATA says of each band: description, scale, offset, unit. */
export function bandsOf(samples: number, metadata: string | undefined): RasterBand[] {
  const found = new Map<string, string>();
  for (const [, attributes = '', value = ''] of (metadata ?? '').matchAll(/<Item\s([^<>]*)>([^<]*)<\/Item>/g)) {
    const role = /role="(\w+)"/.exec(attributes)?.[1];
    const key = `${role} ${Number(/sample="(\d+)"/.exec(attributes)?.[1] ?? 0)}`;
    // GDAL escapes the text of an item, and then once more the document that holds it.
    if (role !== undefined && !found.has(key)) found.set(key, unescaped(unescaped(value)));
  }
  return Array.from({ length: samples }, (_, band) => ({
    name: found.get(`description ${band}`) ?? '',
    scale: numberOr(found.get(`scale ${band}`), 1),
    offset: numberOr(found.get(`offset ${band}`), 0),
    unit: found.get(`unittype ${band}`) ?? '',
  }));
}

/** The nodata value as the samples hold it: rounded to float32 where they are, because text has more digits. */
export function nodataOf(tag: string | undefined, sampleType: string): number | null {
  const written = (tag ?? '').split('\0')[0]?.trim().toLowerCase() ?? '';
  if (written === '') return null;
  if (/nan|ind/.test(written)) return Number.NaN;
  const value = /inf/.test(written) ? (written.startsWith('-') ? -Infinity : Infinity) : Number(written);
  if (Number.isNaN(value)) return null;
  return sampleType === 'float32' ? Math.fround(value) : value;
}

function unescaped(value: string): string {
  return value.replace(/&(?:#(\d{1,6})|(amp|lt|gt|quot|apos));/g, (_, code?: string, name?: string) =>
    code === undefined ? (ENTITIES[name ?? ''] ?? '') : String.fromCodePoint(Number(code)),
  );
}

function numberOr(value: string | undefined, otherwise: number): number {
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : otherwise;
}

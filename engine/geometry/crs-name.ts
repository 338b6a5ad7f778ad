import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { isOldChineseCode } from './crs-definition.ts';

const OLD_CHINESE_DATUM = /xian[\s_]*(19)?80|beijing[\s_]*(19)?54|西安.?80|北京.?54/i;

/**
 * The one spelling of a CRS used inside: `EPSG:n` for codes, URNs, `OGC:CRS84` and bare numbers; proj strings and
 * WKT are returned trimmed. Throws `PlanningError` code `unknown-crs` for datums without a public shift.
 */
export function normaliseCrs(crs: string): string {
  const trimmed = crs.trim();
  if (OLD_CHINESE_DATUM.test(trimmed)) throw oldDatumError(trimmed);
  if (trimmed.startsWith('+') || trimmed.includes('[')) return trimmed;
  if (/^(?:urn:ogc:def:crs:)?OGC:[\d.]*:?CRS84h?$/i.test(trimmed) || /^CRS84$/i.test(trimmed)) return 'EPSG:4326';
  const code =
    /^(?:urn:ogc:def:crs:|https?:\/\/www\.opengis\.net\/def\/crs\/)?(?:EPSG[:/](?:[\d.]*[:/])?)?(\d{4,6})$/i.exec(
      trimmed,
    );
  if (code === null) {
    if (/^(?:CGCS2000|WGS ?84)$/i.test(trimmed)) return /^C/i.test(trimmed) ? 'EPSG:4490' : 'EPSG:4326';
    return trimmed;
  }
  if (isOldChineseCode(Number(code[1]))) throw oldDatumError(trimmed);
  return `EPSG:${code[1]}`;
}

/** The EPSG code of a normalised CRS name, or `undefined`. */
export function epsgCode(crs: string): number | undefined {
  const match = /^EPSG:(\d+)$/.exec(crs);
  return match === null ? undefined : Number(match[1]);
}

function oldDatumError(crs: string): PlanningError {
  const name = crs.slice(0, 80);
  return new PlanningError('input', 'unknown-crs', {
    text: text(
      `坐标系 ${name} 属于西安1980或北京1954，没有公开的向 CGCS2000 转换的参数`,
      `CRS ${name} is on Xian 1980 or Beijing 1954; no public transformation to CGCS2000 exists`,
    ),
    remedy: text(
      '请由测绘部门用本地参数转换到 CGCS2000（例如 EPSG:4521 或 EPSG:4522）后再提交',
      'Have the survey office convert the data to CGCS2000 with local parameters (such as EPSG:4521 or EPSG:4522) first',
    ),
  });
}

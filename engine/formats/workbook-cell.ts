import type { CellObject } from '@e965/xlsx';
import { UNCOMPUTED } from './uncomputed-formulas.ts';

/** A cell as text, and what is wrong with it: an error value, or a number too long for the program that stored it. */
export interface CellText {
  readonly text: string;
  readonly fault?: 'error-cell' | 'formula-without-value' | 'digits-lost';
  /** The error value, such as `#N/A`. */
  readonly error?: string;
}

/** Whole numbers from here on have more than the 15 digits that a workbook keeps of a number (ECMA-376 part 1, 18.3.1.96; IEEE 754). */
const BEYOND_DIGITS = 1e15;

const EMPTY: CellText = { text: '' };

/**
 * The text of a cell as a person reads it, where that matters, without losing digits: whole numbers without a point,
 * numbers to 15 digits and not to the decimals shown, codes with the zeros their format shows, percentages with their
 * sign, dates in ISO form, booleans in capitals. Error values are empty.
 */
export function cellText(cell: CellObject | undefined): CellText {
  if (cell === undefined || cell.v === undefined) return cell?.t === 'e' ? errorText(cell) : EMPTY;
  const { v: value, t: type } = cell;
  if (type === 'e') return errorText(cell);
  if (value instanceof Date) return { text: dateText(value, cell) };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'number') return numberText(value, cell);
  return { text: value.trim() };
}

function errorText({ w: shown }: CellObject): CellText {
  if (shown === UNCOMPUTED) return { text: '', fault: 'formula-without-value' };
  return { text: '', fault: 'error-cell', error: shown ?? '#?' };
}

function numberText(value: number, cell: CellObject): CellText {
  if (!Number.isFinite(value)) return { text: '', fault: 'error-cell', error: String(value) };
  const format = bareFormat(cell);
  const shown = cell.w?.trim() ?? '';
  if (/^0{2,}$/.test(format) && /^\d+$/.test(shown)) return { text: shown };
  if (format.includes('%')) return { text: `${plain(value * 100)}%` };
  if (Number.isInteger(value) && Math.abs(value) >= BEYOND_DIGITS) return { text: String(value), fault: 'digits-lost' };
  return { text: plain(value) };
}

/** At most 15 digits, as the programs show them: 0.1 + 0.2 is 0.3. */
function plain(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
}

/** The library gives dates as if they were in UTC. Times of day and durations are no dates and stay as they are shown. */
function dateText(date: Date, cell: CellObject): string {
  const shown = cell.w?.trim() ?? '';
  const format = bareFormat(cell).toLowerCase();
  const isTime = format !== '' && !/[yde]/.test(format) && (/[hs]/.test(format) || /\[m+\]/.test(format));
  // Before 1900 there are no dates: it is a time of day whose format the library did not name.
  const isDate = date.getUTCFullYear() >= 1900 && !isTime && !/\[[hms]+\]/.test(format);
  if (!isDate) return shown;
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  if (/^y+$/.test(format)) return iso.slice(0, 4);
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** The number format without quoted words, escapes, fill and colour or locale marks; the first of its sections. */
function bareFormat({ z: format }: CellObject): string {
  if (format === undefined || format === 'General') return '';
  return String(format)
    .replace(/"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';', 1)
    .join('')
    .trim();
}

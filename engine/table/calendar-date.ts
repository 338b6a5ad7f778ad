/**
 * Reads a date as sheets write it (`2024-05-06`, `2024/5/6`, `2024.5.6`, `2024年5月6日`) into ISO form; `null` when it is
 * none or the day does not exist.
 */
export function readDate(cell: string | undefined): string | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec((cell ?? '').trim());
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${parts[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whole months from one ISO date to a later one; negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): number {
  const [y0, m0, d0] = split(from);
  const [y1, m1, d1] = split(to);
  return (y1 - y0) * 12 + (m1 - m0) - (d1 < d0 ? 1 : 0);
}

/**
 * First ISO date on which `months` whole months have passed since `from`: the same day of the month, or the first of the
 * next month where that day does not exist, so that `monthsBetween` of the two is never short of `months`.
 */
export function afterMonths(from: string, months: number): string {
  const [year, month, day] = split(from);
  const count = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  if (day <= daysInMonth(y, m)) return isoOf(y, m, day);
  return m === 12 ? isoOf(y + 1, 1, 1) : isoOf(y, m + 1, 1);
}

/** Days of a calendar year. */
export function daysInYear(year: number): number {
  return daysInMonth(year, 2) === 29 ? 366 : 365;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isoOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function split(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

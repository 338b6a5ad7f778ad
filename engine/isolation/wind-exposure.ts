import type { WindRose } from './wind-rose.ts';

/** How much of the time wind carries from sources to a parcel. */
export interface WindExposure {
  /** Share of the time, 0 … 1. */
  readonly share: number;
  /** Index into `SECTORS` of the sector that contributes most, the first of equals; −1 when none does. */
  readonly from: number;
}

/** Wind that blows out of the sectors of a mask (bit 0 north, clockwise); frequencies of the rose in percent of the time. */
export function windExposure(sectors: number, rose: WindRose): WindExposure {
  let percent = 0;
  let most = 0;
  let from = -1;
  for (const [sector, frequency] of rose.entries()) {
    if (((sectors >>> sector) & 1) === 0) continue;
    percent += frequency;
    if (frequency <= most) continue;
    most = frequency;
    from = sector;
  }
  return { share: Math.min(1, percent / 100), from };
}

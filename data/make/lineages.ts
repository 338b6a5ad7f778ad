import type { Parcel } from './parcels.ts';
import { Random } from './random.ts';

/** Where a parcel came from: former codes, and since when it stands as it is. */
export interface Lineage {
  readonly since: 2024 | 2025;
  readonly former: readonly {
    readonly code: string;
    /** Former area against the area of the parcel that tells it. */
    readonly share: number;
    /** Whether this parcel's lines tell the former one's seasons (a split parent is told once, by its first child). */
    readonly told: boolean;
  }[];
}

/** Splits (two parcels from one) and merges (one from two) by the number of the parcel. Former serials start at 90001. */
export function lineagesOf(parcels: readonly Parcel[], seed: number, townCode: string): Map<number, Lineage> {
  const random = new Random(`${seed}|lineages|${townCode}`);
  const serials = new Map<string, number>();
  const formerCode = (unit: string): string => {
    const serial = serials.get(unit) ?? 90001;
    serials.set(unit, serial + 1);
    return unit + String(serial);
  };
  const lineages = new Map<number, Lineage>();
  for (let i = 0; i + 1 < parcels.length; i++) {
    const parcel = parcels[i] as Parcel;
    const next = parcels[i + 1] as Parcel;
    const lot = random.next();
    const since = random.chance(0.5) ? 2024 : 2025;
    const unit = parcel.code.slice(0, 14);
    if (lot < 0.008 && next.block === parcel.block) {
      const code = formerCode(unit);
      const share = (parcel.areaM2 + next.areaM2) / parcel.areaM2;
      lineages.set(i, { since, former: [{ code, share, told: true }] });
      lineages.set(i + 1, { since, former: [{ code, share, told: false }] });
      i++;
    } else if (lot > 0.992) {
      const part = random.between(0.35, 0.65);
      const former = [part, 1 - part].map((share) => ({ code: formerCode(unit), share, told: true }));
      lineages.set(i, { since, former });
    }
  }
  return lineages;
}

import type { LandGroup, SoilLimit, SoilStandard } from './standard.ts';

/** Band index of a pH value; upper edges belong to the lower band (`pH≤5.5`, `5.5<pH≤6.5` …). */
export function bandOf(standard: SoilStandard, ph: number): number {
  return standard.bands.findIndex((band) => band.upTo === null || ph <= band.upTo);
}

/** Every other band that a pH within `error` of `ph` can lie in, in ascending order. */
export function bandsWithin(standard: SoilStandard, ph: number, error: number): number[] {
  // Seven decimals: 7.6 − 0.1 is the edge 7.5, not a hair above it.
  const edge = (value: number) => bandOf(standard, Number(value.toFixed(7)));
  const here = bandOf(standard, ph);
  const [low, high] = [edge(ph - error), edge(ph + error)];
  return Array.from({ length: high - low + 1 }, (_v, k) => low + k).filter((band) => band !== here);
}

/** A pH band as the standard writes it: `pH≤5.5`, `6.5<pH≤7.5`, `pH>7.5`. */
export function bandWords(standard: SoilStandard, band: number): string {
  const upTo = standard.bands[band]?.upTo ?? null;
  const above = standard.bands[band - 1]?.upTo ?? null;
  if (above === null) return `pH≤${upTo}`;
  return upTo === null ? `pH>${above}` : `${above}<pH≤${upTo}`;
}

/** The limits of one land group, the group's own row before `all` and `other`; for unknown land the strictest values. */
export function limitsFor(standard: SoilStandard, land: LandGroup | null): SoilLimit[] {
  const items = [...new Set(standard.screening.map((limit) => limit.item))];
  return items.flatMap((item) => {
    const rows = standard.screening.filter((limit) => limit.item === item);
    if (land === null) return [strictest(rows)];
    const row = rows.find((limit) => limit.land === land) ?? rows.find((l) => l.land === 'all' || l.land === 'other');
    return row === undefined ? [] : [row];
  });
}

/** Intervention value of an item in a band; undefined for items that have none (Cu, Ni, Zn and the organics). */
export function interventionOf(standard: SoilStandard, item: string, band: number): number | undefined {
  return standard.intervention.find((row) => row.item === item)?.limits[band];
}

function strictest(rows: readonly SoilLimit[]): SoilLimit {
  const [first] = rows as [SoilLimit];
  return {
    ...first,
    limits: first.limits.map((_limit, band) => Math.min(...rows.map((r) => r.limits[band] as number))),
  };
}

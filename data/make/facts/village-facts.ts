import divisions from './villages.json' with { type: 'json' };

/** One village or community of the division list. */
export interface VillageFact {
  readonly code: string;
  readonly name: string;
  readonly kind: 'village' | 'community';
}

/** Villages and communities of a town, in code order; throws when the fact table has none. */
export function villageFactsOf(townCode: string): VillageFact[] {
  const found = divisions.rows.flatMap(([code, name, town, , kind]) =>
    code !== undefined && name !== undefined && town === townCode
      ? [{ code, name, kind: kind === 'community' ? ('community' as const) : ('village' as const) }]
      : [],
  );
  if (found.length === 0) throw new Error(`no villages of town ${townCode} in data/make/facts/villages.json`);
  return found;
}

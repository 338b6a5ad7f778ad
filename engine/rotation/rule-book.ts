import type { RotationCrop, RotationStandard } from './rotation-standard.ts';

/** A rotation standard laid out for the rules: crop `c` of every array is crop `c` of the standard. */
export interface RuleBook {
  readonly standard: RotationStandard;
  readonly crops: readonly RotationCrop[];
  readonly gapYears: Uint8Array;
  /** Of the genus where the table gives one, else of the family. */
  readonly genusGapYears: Uint8Array;
  readonly familyGapYears: Uint8Array;
  /** Equal for crops of one genus, of one family. */
  readonly genus: Uint16Array;
  readonly family: Uint16Array;
  /** 1 for crops that stay longer than their second year; for those of one year; for soil builders; for cereals. */
  readonly perennial: Uint8Array;
  readonly annual: Uint8Array;
  readonly legume: Uint8Array;
  readonly cereal: Uint8Array;
  /** 1 where the interval is uncertain. */
  readonly unsure: Uint8Array;
  /** 1 for heavy feeders. */
  readonly heavy: Uint8Array;
  /** Diseases a crop is a host of, bit `k` the disease `k` of the standard; the widest interval of all. */
  readonly hostOf: Uint32Array;
  readonly longestDisease: number;
  /** `crops × crops`, earlier crop first: 1 + entry of the table of bad preceding crops, of volunteers; 0 for none. */
  readonly badPair: Uint16Array;
  /** The same for good preceding crops: what they do is told where crops are chosen, no rule asks for them. */
  readonly goodPair: Uint16Array;
  readonly volunteer: Uint16Array;
  /** `crops × crops`, either way round: 1 + entry of the table of neighbours; 0 for none. */
  readonly neighbour: Uint16Array;
  /** `crops × crops`, earlier crop first: best slack in days between harvest and sowing in one year; NaN without windows. */
  readonly slackDays: Float64Array;
  /** First day of the earliest harvest window; NaN without windows. */
  readonly earliestHarvest: Float64Array;
}

const CEREALS = 'Poaceae';
/** One bit each. */
export const MOST_DISEASES = 32;

/** Lays a standard out. Throws on a crop of a table that the standard does not hold, and on too many diseases: readers refuse both. */
export function ruleBook(standard: RotationStandard): RuleBook {
  const { crops, predecessors, neighbours, volunteers, diseases } = standard;
  const n = crops.length;
  const flags = (is: (crop: RotationCrop) => boolean) => Uint8Array.from(crops, (crop) => (is(crop) ? 1 : 0));
  const rows = cropRows(standard);
  const pairs = (entries: readonly (readonly [readonly number[], readonly number[]])[]) => pairTable(n, entries);
  if (diseases.length > MOST_DISEASES) throw new Error(`${diseases.length} diseases, ${MOST_DISEASES} at most`);
  const neighbourRows = neighbours.map(({ crops: a, beside: b }) => [rows(a), rows(b)] as const);
  return {
    standard,
    crops,
    gapYears: Uint8Array.from(crops, ({ gapYears }) => gapYears),
    genusGapYears: Uint8Array.from(crops, ({ genusGapYears, familyGapYears }) => genusGapYears ?? familyGapYears),
    familyGapYears: Uint8Array.from(crops, ({ familyGapYears }) => familyGapYears),
    genus: numbered(crops.map(genusOf)),
    family: numbered(crops.map(({ family }) => family)),
    perennial: flags(({ growth }) => growth === 'perennial'),
    annual: flags(({ growth }) => growth === 'annual'),
    legume: flags(({ legume }) => legume),
    cereal: flags(({ family }) => family === CEREALS),
    unsure: flags(({ gapConfidence }) => gapConfidence === 'uncertain'),
    heavy: flags(({ demand }) => demand === 'high'),
    hostOf: hostSets(standard, rows),
    longestDisease: Math.max(0, ...diseases.map(({ years }) => years)),
    goodPair: pairs(predecessors.good.map(({ first, next }) => [rows([first]), rows([next])])),
    badPair: pairs(predecessors.bad.map(({ first, next }) => [rows([first]), rows([next])])),
    volunteer: pairs(volunteers.map(({ crop, families, crops: ids }) => [rows([crop]), rows([...families, ...ids])])),
    neighbour: pairTable(n, neighbourRows, true),
    earliestHarvest: Float64Array.from(crops, ({ windows }) =>
      windows.length === 0 ? Number.NaN : Math.min(...windows.map(({ harvest }) => harvest[0])),
    ),
    slackDays: Float64Array.from({ length: n * n }, (_v, k) =>
      slackDays(crops[Math.floor(k / n)] as RotationCrop, crops[k % n] as RotationCrop),
    ),
  };
}

/** First word of the botanical name. */
export function genusOf({ latin }: RotationCrop): string {
  return latin.split(' ')[0] as string;
}

/** Rows of crops by their ids or by their families. */
export function cropRows({ crops }: RotationStandard): (names: readonly string[]) => number[] {
  const byName = new Map<string, number[]>();
  for (const [row, { id, family }] of crops.entries()) {
    byName.set(id, [row]);
    byName.set(family, [...(byName.get(family) ?? []), row]);
  }
  return (names) =>
    names.flatMap((name) => {
      const found = byName.get(name);
      if (found === undefined) throw new Error(`no crop or family ${name} in the table of crops`);
      return found;
    });
}

/**
 * Days between the earliest harvest of one crop and the latest sowing of another in the same year, the best pair of windows; NaN where
 * a crop has no windows.
 */
export function slackDays(first: RotationCrop, second: RotationCrop): number {
  const pairs = first.windows.flatMap(({ harvest }) => second.windows.map(({ sow }) => sow[1] - harvest[0]));
  return pairs.length === 0 ? Number.NaN : Math.max(...pairs);
}

function numbered(names: readonly string[]): Uint16Array {
  const distinct = [...new Set(names)];
  return Uint16Array.from(names, (name) => distinct.indexOf(name));
}

function hostSets({ crops, diseases }: RotationStandard, rows: (names: readonly string[]) => number[]): Uint32Array {
  const sets = new Uint32Array(crops.length);
  for (const [k, { families, crops: ids }] of diseases.entries()) {
    for (const row of rows([...families, ...ids])) sets[row] = (sets[row] as number) | (1 << k);
  }
  return sets;
}

type PairEntry = readonly [readonly number[], readonly number[]];

function pairTable(n: number, entries: readonly PairEntry[], bothWays = false): Uint16Array {
  const table = new Uint16Array(n * n);
  for (const [k, [firsts, nexts]] of entries.entries()) {
    for (const first of firsts) {
      for (const next of nexts) {
        if (first === next && bothWays) continue;
        table[first * n + next] = k + 1;
        if (bothWays) table[next * n + first] = k + 1;
      }
    }
  }
  return table;
}

import type { RotationCrop, RotationStandard } from '../../../engine/rotation/rotation-standard.ts';

/** A second reading of the rules in plain objects, for comparison: written apart from the engine, which works on typed arrays. */
export interface PlainPlanting {
  readonly crop: RotationCrop;
  readonly year: number;
  readonly season: number;
  /** Null while it stands. */
  readonly endYear: number | null;
  readonly asGreenManure: boolean;
}

export interface PlainHistory {
  readonly plantings: readonly PlainPlanting[];
  readonly knownYears: ReadonlySet<number>;
}

export interface PlainConflict {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'unknown';
  readonly planting: PlainPlanting | null;
  readonly against: PlainPlanting | null;
}

type Judge = (history: PlainHistory, standard: RotationStandard) => PlainConflict[];

const apart = (before: PlainPlanting | undefined, after: PlainPlanting): number =>
  before === undefined ? Number.POSITIVE_INFINITY : before.endYear === null ? Number.NaN : after.year - before.endYear;

/** Whether all years of an interval before a planting are known. */
const isCovered = ({ knownYears }: PlainHistory, year: number, gap: number): boolean =>
  Array.from({ length: gap - 1 }, (_v, k) => year - 1 - k).every((each) => knownYears.has(each));

const softened = (crop: RotationCrop): 'warning' | 'error' =>
  crop.gapConfidence === 'uncertain' ? 'warning' : 'error';

const lastDoubt = (rule: string, doubts: readonly PlainPlanting[]): PlainConflict[] =>
  doubts.slice(-1).map((planting) => ({ rule, severity: 'unknown', planting, against: null }));

const repeatedSpecies: Judge = (history) => {
  const own = history.plantings.filter(({ crop }) => crop.growth !== 'perennial');
  const found = own.map((planting) => {
    const against = own.slice(0, own.indexOf(planting)).findLast(({ crop }) => crop.id === planting.crop.id);
    return { planting, against, isNear: apart(against, planting) < planting.crop.gapYears };
  });
  const conflicts = found
    .filter(({ isNear }) => isNear)
    .map(({ planting, against = null }) => ({ rule: 'R1', severity: softened(planting.crop), planting, against }));
  const doubts = found.filter(
    ({ isNear, planting }) => !isNear && !isCovered(history, planting.year, planting.crop.gapYears),
  );
  return [
    ...conflicts,
    ...lastDoubt(
      'R1',
      doubts.map(({ planting }) => planting),
    ),
  ];
};

const repeatedFamily: Judge = (history) => {
  const found = history.plantings
    .filter(({ crop }) => crop.family !== 'Poaceae')
    .map((planting) => {
      const { crop, year } = planting;
      const before = history.plantings.slice(0, history.plantings.indexOf(planting));
      const against = before.findLast((other) => other.crop.family === crop.family && other.crop.id !== crop.id);
      const gap =
        against !== undefined && against.crop.latin.split(' ')[0] === crop.latin.split(' ')[0]
          ? (crop.genusGapYears ?? crop.familyGapYears)
          : crop.familyGapYears;
      const years = apart(against, planting);
      return {
        planting,
        against,
        years,
        isNear: years < gap,
        isDoubtful: Number.isNaN(years) || !isCovered(history, year, gap),
      };
    });
  const conflicts = found
    .filter(({ isNear }) => isNear)
    .map(({ planting, against = null, years }) => ({
      rule: 'R2',
      severity: years <= 0 ? ('error' as const) : ('warning' as const),
      planting,
      against,
    }));
  const doubts = found.filter(({ isNear, isDoubtful }) => !isNear && isDoubtful);
  return [
    ...conflicts,
    ...lastDoubt(
      'R2',
      doubts.map(({ planting }) => planting),
    ),
  ];
};

const whole = (rule: string, severity: PlainConflict['severity']): PlainConflict[] => [
  { rule, severity, planting: null, against: null },
];

const overWholeRecord =
  (
    rule: string,
    severity: 'error' | 'warning',
    isBroken: (history: PlainHistory, standard: RotationStandard) => boolean,
  ): Judge =>
  (history, standard) => {
    if (history.knownYears.size < standard.settings.leastYears.value) return whole(rule, 'unknown');
    return isBroken(history, standard) ? whole(rule, severity) : [];
  };

const fewSpecies = overWholeRecord('R3', 'error', ({ plantings }, { settings }) => {
  const species = new Set(plantings.filter(({ crop }) => crop.growth === 'annual').map(({ crop }) => crop.id));
  return species.size > 0 && species.size < settings.leastSpecies.value;
});

const noLegume = overWholeRecord(
  'R4',
  'warning',
  ({ plantings }) => plantings.length > 0 && !plantings.some(({ crop, asGreenManure }) => crop.legume || asGreenManure),
);

const cerealShare = overWholeRecord('R7', 'warning', ({ plantings }, { settings }) => {
  const main = plantings.filter(({ asGreenManure }) => !asGreenManure);
  const cereals = main.filter(({ crop }) => crop.family === 'Poaceae');
  const kinds = new Map<string, number>();
  for (const { crop } of cereals) kinds.set(crop.id, (kinds.get(crop.id) ?? 0) + 1);
  const percent = (count: number) => (100 * count) / main.length;
  const { cerealPercent, oneCerealPercent } = settings;
  return (
    percent(cereals.length) > cerealPercent.value || percent(Math.max(0, ...kinds.values())) > oneCerealPercent.value
  );
});

const pairsOf = ({ plantings }: PlainHistory) =>
  plantings.slice(1).flatMap((planting, k) => {
    const against = plantings[k] as PlainPlanting;
    return against.year === planting.year && against.season === planting.season ? [] : [{ planting, against }];
  });

const badPredecessor: Judge = (history, { predecessors }) =>
  pairsOf(history)
    .filter(({ planting, against }) =>
      predecessors.bad.some(({ first, next }) => first === against.crop.id && next === planting.crop.id),
    )
    .map((pair) => ({ rule: 'R5', severity: 'warning', ...pair }));

const noTimeBetween: Judge = (history, { settings }) =>
  pairsOf(history)
    .filter(
      ({ planting, against }) =>
        planting.year === against.year && planting.crop.growth === 'annual' && against.crop.growth === 'annual',
    )
    .flatMap((pair): PlainConflict[] => {
      const { planting, against } = pair;
      const slacks = against.crop.windows.flatMap(({ harvest }) =>
        planting.crop.windows.map(({ sow }) => sow[1] - harvest[0]),
      );
      if (slacks.length === 0) return [{ rule: 'R6', severity: 'unknown', ...pair }];
      const slack = Math.max(...slacks);
      if (slack >= settings.turnaroundDays.value) return [];
      return [{ rule: 'R6', severity: slack < 0 ? 'error' : 'warning', ...pair }];
    });

const sharedDisease: Judge = (history, { diseases }) => {
  const conflicts: PlainConflict[] = [];
  const doubts: PlainPlanting[] = [];
  for (const [k, planting] of history.plantings.entries()) {
    const near = diseases
      .filter(
        ({ onlyWhereSeen, crops, families }) =>
          !onlyWhereSeen && (crops.includes(planting.crop.id) || families.includes(planting.crop.family)),
      )
      .map(({ years, crops, families }) => {
        const against = history.plantings
          .slice(0, k)
          .findLast(
            ({ crop }) => crop.id !== planting.crop.id && (crops.includes(crop.id) || families.includes(crop.family)),
          );
        return { years, against, isNear: apart(against, planting) < years };
      });
    const widest = near.filter(({ isNear }) => isNear).sort((a, b) => b.years - a.years)[0];
    if (widest !== undefined)
      conflicts.push({ rule: 'R10', severity: 'warning', planting, against: widest.against ?? null });
    if (near.some(({ isNear, years }) => !isNear && !isCovered(history, planting.year, years))) doubts.push(planting);
  }
  return [...conflicts, ...lastDoubt('R10', doubts)];
};

const heavyAfterHeavy: Judge = (history) =>
  pairsOf(history)
    .filter(({ planting, against }) => planting.crop.demand === 'high' && against.crop.demand === 'high')
    .filter(({ planting, against }) => !planting.asGreenManure && !against.asGreenManure)
    .filter(({ planting, against }) => apart(against, planting) >= 0 && apart(against, planting) <= 1)
    .map((pair) => ({ rule: 'R11', severity: 'info', ...pair }));

const perennialRenewed: Judge = (history) =>
  history.plantings
    .filter(({ crop }) => crop.growth === 'perennial')
    .flatMap((planting): PlainConflict[] => {
      const before = history.plantings.slice(0, history.plantings.indexOf(planting));
      const against = before.findLast(({ crop }) => crop.id === planting.crop.id);
      const years = apart(against, planting);
      if (Number.isNaN(years)) return [{ rule: 'R12', severity: 'unknown', planting, against: against ?? null }];
      if (years < planting.crop.gapYears) {
        return [{ rule: 'R12', severity: softened(planting.crop), planting, against: against ?? null }];
      }
      if (isCovered(history, planting.year, planting.crop.gapYears)) return [];
      return [{ rule: 'R12', severity: 'unknown', planting, against: null }];
    });

const volunteers: Judge = (history, standard) =>
  history.plantings.flatMap((planting, k): PlainConflict[] => {
    const against = history.plantings
      .slice(0, k)
      .findLast((before) =>
        standard.volunteers.some(
          ({ crop, families, crops, years }) =>
            crop === before.crop.id &&
            before.crop.id !== planting.crop.id &&
            (crops.includes(planting.crop.id) || families.includes(planting.crop.family)) &&
            apart(before, planting) <= years,
        ),
      );
    return against === undefined ? [] : [{ rule: 'R14', severity: 'info', planting, against }];
  });

const JUDGES: readonly Judge[] = [
  repeatedSpecies,
  repeatedFamily,
  fewSpecies,
  noLegume,
  badPredecessor,
  noTimeBetween,
  cerealShare,
  sharedDisease,
  heavyAfterHeavy,
  perennialRenewed,
  volunteers,
];

/** All conflicts of one history that need no neighbours. */
export function plainConflicts(history: PlainHistory, standard: RotationStandard): PlainConflict[] {
  return JUDGES.flatMap((judge) => judge(history, standard));
}

import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import type { CandidateBlocks } from '../selection/candidate-base.ts';
import type { LimitKind } from '../suitability/exclusion.ts';
import { valueToReach } from '../suitability/improvement.ts';
import { type Membership, membershipOf } from '../suitability/membership.ts';
import { areaMean } from './area-means.ts';
import { counterfactualWords } from './counterfactual-words.ts';
import type { Change, Counterfactual, Improvement } from './judgement-rows.ts';
import type { ChangeQuestion } from './parcel-changes.ts';
import { TO_BE_SAMPLED } from './plan-tables.ts';
import { rowIndex } from './row-index.ts';
import type { VillageBasics } from './village-rows.ts';

/** The list a village wants to be on. */
export interface Shortlist {
  readonly top: number;
  /** Threshold of a demonstration village, m²; null without one. */
  readonly thresholdM2: number | null;
  readonly gapM: number;
}

/** What the villages' changes are looked for in. */
export interface VillageChangeQuestion extends ChangeQuestion {
  readonly villages: readonly VillageBasics[];
  /** Scored rows of each village. */
  readonly scoredOf: readonly (readonly number[])[];
  readonly blocks: CandidateBlocks;
  /** What a parcel waits for an answer of. */
  readonly waitingFor: (row: number) => readonly { readonly kind: LimitKind; readonly unit: string }[];
  /** What belts would leave of each village's largest hopeful block, m²; null when no belts were asked for. */
  readonly hopefulNetM2: Float64Array | null;
}

/**
 * For every village the smallest changes that would bring it among the first `top`: a block of the threshold where those
 * on the list have one (by testing what is unknown, else by more land), then the score of the last village on the list
 * (by the property that has to go the smallest share of its way). Land that is tested counts in the village's mean with
 * the index that present data give it. Villages on the list have none.
 */
export function villageChanges(question: VillageChangeQuestion, shortlist: Shortlist): Counterfactual[] {
  const ranked = question.villages.filter((row) => row.rank > 0).sort((a, b) => a.rank - b.rank);
  const last = ranked[Math.min(shortlist.top, ranked.length) - 1];
  return question.villages.map((village, v) => {
    const isListed = village.rank > 0 && village.rank <= shortlist.top;
    const found = isListed ? { changes: [], isEnough: true } : changesOf(question, { village, v, last, shortlist });
    return { ...found, words: counterfactualWords(found, question.weighted, isListed) };
  });
}

type Found = Omit<Counterfactual, 'words'>;

interface Wish {
  readonly village: VillageBasics;
  readonly v: number;
  /** The last village on the list; absent while none has a rank. */
  readonly last: VillageBasics | undefined;
  readonly shortlist: Shortlist;
}

function changesOf(question: VillageChangeQuestion, { village, v, last, shortlist }: Wish): Found {
  if (village.parcelCount === 0) return { changes: [], isEnough: false };
  const changes: Change[] = [];
  const { thresholdM2 } = shortlist;
  if (village.suitability === null || last === undefined) {
    const tested = sampleChange(question, v);
    return { changes: tested === null ? [] : [tested], isEnough: tested === null ? false : null };
  }
  const needsBlock =
    thresholdM2 !== null && last.largestCandidateAreaM2 >= thresholdM2 && village.largestCandidateAreaM2 < thresholdM2;
  let rows = question.scoredOf[v] ?? [];
  if (needsBlock) {
    const tested = sampleChange(question, v);
    const reach = Math.max(tested?.blockM2 ?? 0, village.largestCandidateAreaM2);
    if (tested !== null && tested.blockM2 > village.largestCandidateAreaM2) {
      changes.push(tested);
      rows = [...rows, ...testedRows(question, v)];
    }
    if (reach < thresholdM2) changes.push({ kind: 'land', missingM2: thresholdM2 - reach, gapM: shortlist.gapM });
  }
  const wanted = last.suitability ?? 0;
  if (areaMean(question.scores.suitability, question.parcels.areaM2, rows) < wanted) {
    const choices = improvements(question, { v, rows }, wanted);
    if (choices.length === 0) return { changes, isEnough: false };
    changes.push({ kind: 'improve', choices });
  }
  return { changes, isEnough: true };
}

/** Parcels of the village's largest hopeful block that wait for an answer: once they pass, its mean counts them too. */
function testedRows({ blocks, status }: VillageChangeQuestion, v: number): number[] {
  return Array.from(blocks.hopeful[v] ?? []).filter((row) => status[row] === TO_BE_SAMPLED);
}

/** Testing every parcel that waits for an answer and lies in the village's largest hopeful block. */
function sampleChange(question: VillageChangeQuestion, v: number): Extract<Change, { kind: 'sample' }> | null {
  const { areaM2: areas } = question.parcels;
  const units = new Map<LimitKind, Set<string>>();
  let [areaM2, blockM2] = [0, 0];
  const tested = testedRows(question, v);
  if (tested.length === 0) return null;
  if (question.hopefulNetM2 !== null) blockM2 = question.hopefulNetM2[v] as number;
  else for (const row of question.blocks.hopeful[v] ?? []) blockM2 += areas[row] as number;
  for (const row of tested) {
    areaM2 += areas[row] as number;
    for (const { kind, unit } of question.waitingFor(row)) units.set(kind, (units.get(kind) ?? new Set()).add(unit));
  }
  const waiting = Object.fromEntries([...units].map(([kind, names]) => [kind, names.size]));
  return areaM2 < M2_PER_MU ? null : { kind: 'sample', waiting, areaM2, blockM2 };
}

/** Properties of the village's parcels that would count, each moved alike until their mean index reaches `wanted`. */
function improvements(
  question: VillageChangeQuestion,
  { v, rows }: { readonly v: number; readonly rows: readonly number[] },
  wanted: number,
): Improvement[] {
  const { scores, parcels, improvable } = question;
  const county = parcels.villages[v]?.countyCode ?? '';
  const found = improvable.flatMap(({ criterion, bestOf }): Improvement[] => {
    const best = bestOf.get(county) ?? Number.NaN;
    const values = scores.values[criterion] as Float64Array;
    const from = areaMean(values, parcels.areaM2, rows);
    if (Number.isNaN(best) || Number.isNaN(from)) return [];
    const reached = valueToReach({ value: from, best }, wanted, meanIndex(question, rows, { criterion, best, from }));
    if (reached === null) return [];
    const step = reached - from;
    const moved = rows.map((row) => movedTowards(values[row] as number, step, best));
    const areas = Float64Array.from(rows, (row) => parcels.areaM2[row] as number);
    const to = areaMean(moved, areas, moved.keys());
    return [{ criterion, step, from, to, share: Math.abs(step / (best - from)) }];
  });
  return found.sort((a, b) => a.share - b.share || a.criterion - b.criterion);
}

/** Area-weighted mean index of the rows when each is moved as far as a mean would be; no row is moved past the best. */
function meanIndex(
  question: VillageChangeQuestion,
  rows: readonly number[],
  { criterion, best, from }: { criterion: number; best: number; from: number },
): (mean: number) => number {
  const { weighted, scores, parcels } = question;
  const values = scores.values[criterion] as Float64Array;
  const membership = weighted[criterion]?.criterion.membership as Membership;
  const indices = rows.map((row) => rowIndex(question, row, criterion));
  return (mean) => {
    let [sum, area] = [0, 0];
    for (const [at, row] of rows.entries()) {
      const value = values[row] as number;
      const index = Number.isNaN(value)
        ? (scores.suitability[row] as number)
        : (indices[at]?.(membershipOf(membership, movedTowards(value, mean - from, best)) ?? Number.NaN) as number);
      sum += (parcels.areaM2[row] as number) * index;
      area += parcels.areaM2[row] as number;
    }
    return sum / area;
  };
}

/** A value moved by a step towards the best and not past it; values beyond the best stay. */
function movedTowards(value: number, step: number, best: number): number {
  return step > 0 ? Math.max(value, Math.min(value + step, best)) : Math.min(value, Math.max(value + step, best));
}

import { valueNoise } from './noise.ts';
import type { Random } from './random.ts';
import type { TownLayout, UsedBlock } from './town-layout.ts';

/**
 * How a block stands with prohibited inputs: used `always`, never since before `clean`, last used in a year, not
 * known, or certified organic forage.
 */
export type InputStage = 'always' | 'clean' | 'organic' | 'unknown' | 2022 | 2023 | 2024 | 2025;

/** Shares of a town's field blocks by stage, best first; the rest is `always`. Assumed, in patches as policy would. */
const SHARES: readonly (readonly [InputStage, number])[] = [
  ['organic', 0.025],
  ['clean', 0.05],
  [2022, 0.045],
  [2023, 0.075],
  [2024, 0.095],
  [2025, 0.09],
  ['unknown', 0.05],
];

/** The stage of every block of a town. */
export function inputStages(layout: TownLayout): InputStage[] {
  const broad = valueNoise(`${layout.seed}|stages|${layout.fact.code}`, 2100);
  const narrow = valueNoise(`${layout.seed}|stages-narrow|${layout.fact.code}`, 600);
  const stages = layout.blocks.map((block): InputStage => (block.cover === 'forage' ? 'organic' : 'always'));
  const ranked = layout.blocks.flatMap((block, i) =>
    block.cover === 'field' ? [{ i, rank: rankOf(block, broad, narrow) }] : [],
  );
  ranked.sort((a, b) => b.rank - a.rank || a.i - b.i);
  let at = 0;
  for (const [stage, share] of SHARES) {
    const end = at + Math.round(share * ranked.length);
    for (const { i } of ranked.slice(at, end)) stages[i] = stage;
    at = end;
  }
  return stages;
}

function rankOf(
  block: UsedBlock,
  broad: (x: number, y: number) => number,
  narrow: (x: number, y: number) => number,
): number {
  const [x, y] = block.centre;
  return broad(x, y) + 0.35 * narrow(x, y);
}

/** What a sheet says of one season: status, whether prohibited inputs were used, and the last date of use. */
export interface SeasonInputs {
  readonly status: '常规' | '转换' | '有机';
  readonly used: '是' | '否' | '不详';
  readonly lastUse: string;
}

/** Inputs of one season of a parcel whose block stands at `stage`; `useDay` is the month and day of the last use. */
export function seasonInputs(stage: InputStage, year: number, useDay: string, random: Random): SeasonInputs {
  if (stage === 'organic') return { status: '有机', used: '否', lastUse: '' };
  if (stage === 'unknown') return { status: '常规', used: random.chance(0.7) ? '不详' : '否', lastUse: '' };
  if (stage === 'clean') {
    const autumn = year === 2022 && random.chance(0.45);
    if (autumn)
      return { status: '常规', used: '是', lastUse: `2021-10-${String(random.whole(8, 28)).padStart(2, '0')}` };
    return { status: year >= 2025 ? '有机' : year >= 2023 ? '转换' : '常规', used: '否', lastUse: '' };
  }
  const last = stage === 'always' ? 2026 : stage;
  if (year <= last) return { status: '常规', used: '是', lastUse: `${year}-${useDay}` };
  return {
    status: year - last > 2 ? '有机' : year - last >= 1 && stage !== 2025 ? '转换' : '常规',
    used: '否',
    lastUse: '',
  };
}

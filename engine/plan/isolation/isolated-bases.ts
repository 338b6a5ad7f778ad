import type { Run } from '../../run/run.ts';
import type { CandidateBlocks } from '../../selection/candidate-base.ts';
import type { ConversionStatusColumns } from '../conversion-status.ts';
import type { Workbench } from '../workbench.ts';
import type { BaseBelts, BeltTables, BeltVariant } from './belt-rows.ts';
import { type BeltsOfBases, beltTables } from './belt-tables.ts';
import { beltVariants } from './belt-variants.ts';
import { cutBase } from './cut-base.ts';
import { type IsolationDesk, openIsolation } from './isolation-desk.ts';

/** Belts of the candidate bases, and what is asked of them later. */
export interface IsolatedBases {
  readonly desk: IsolationDesk;
  readonly tables: BeltTables;
  /** Belts by block. */
  readonly bases: readonly BaseBelts[];
  /** Ways to keep a block apart, side by side. */
  readonly variantsOf: (block: number) => BeltVariant[];
  /** By village what the belts would leave of its largest hopeful block, m²; NaN where nothing of it waits for an answer. */
  readonly hopefulNetM2: Float64Array;
}

/** Blocks, which of their parcels wait for an answer, and conversion clocks. */
export interface BlocksToIsolate {
  readonly blocks: CandidateBlocks;
  readonly waits: (row: number) => boolean;
  readonly conversion: ConversionStatusColumns | null;
}

/** Belts of all blocks as the scenario asks; null when it asks for none. */
export async function isolatedBases(
  bench: Workbench,
  { blocks, waits, conversion }: BlocksToIsolate,
  run: Run,
): Promise<IsolatedBases | null> {
  const { isolation: question } = bench.scenario;
  if (question === null) return null;
  const bases = Array.from(blocks.village, (_v, b) =>
    blocks.parcelIndices.slice(blocks.parcelOffsets[b], blocks.parcelOffsets[b + 1]),
  );
  const desk = await openIsolation(bench, question, { bases, conversion }, run);
  const { tables, bases: belts }: BeltsOfBases = await beltTables(desk, { question, bases: desk.bases }, run);
  return {
    desk,
    tables,
    bases: belts,
    variantsOf: (block) => {
      const base = desk.bases[block];
      return base === undefined ? [] : beltVariants(desk, base, question);
    },
    hopefulNetM2: await hopefulNets(desk, { blocks, waits }, run),
  };
}

/** What a village's promises count: belts of blocks that are no candidates yet. */
async function hopefulNets(
  desk: IsolationDesk,
  { blocks, waits }: Pick<BlocksToIsolate, 'blocks' | 'waits'>,
  run: Run,
): Promise<Float64Array> {
  const nets = new Float64Array(blocks.hopeful.length).fill(Number.NaN);
  for (const [v, rows] of blocks.hopeful.entries()) {
    await run.step('belts', v, blocks.hopeful.length);
    if (rows.some((row) => waits(row))) nets[v] = netAreaOf(desk, rows);
  }
  return nets;
}

function netAreaOf(desk: IsolationDesk, rows: ArrayLike<number>): number {
  const { question, parcels, looker } = desk;
  const asked = { question, placement: question.placement, plannedCapture: 0, areaOnly: true };
  const { cut } = cutBase(desk, looker.edgesOf(rows), asked);
  let net = 0;
  for (let k = 0; k < rows.length; k++) {
    const share = (cut.netAreaM2[k] as number) / (cut.areaM2[k] as number);
    net += share * (parcels.areaM2[rows[k] as number] as number);
  }
  return net;
}

import type { Run } from '../../run/run.ts';
import type { CandidateBlocks } from '../../selection/candidate-base.ts';
import type { ConversionStatusColumns } from '../conversion-status.ts';
import type { Workbench } from '../workbench.ts';
import type { BaseBelts, BeltTables, BeltVariant } from './belt-rows.ts';
import { type BeltsOfBases, beltTables } from './belt-tables.ts';
import { beltVariants } from './belt-variants.ts';
import type { NetHelpers } from './block-net.ts';
import { type IsolationDesk, isolationGround, isolationSite, lookAcross } from './isolation-desk.ts';
import { NetsOfBlocks } from './nets-of-blocks.ts';

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
  { netHelpers, run }: { readonly netHelpers: NetHelpers; readonly run: Run },
): Promise<IsolatedBases | null> {
  const { isolation: question } = bench.scenario;
  if (question === null) return null;
  const bases = Array.from(blocks.village, (_v, b) =>
    blocks.parcelIndices.slice(blocks.parcelOffsets[b], blocks.parcelOffsets[b + 1]),
  );
  const ground = await isolationGround(bench, question, { bases, conversion });
  const site = isolationSite(ground);
  const asked = Array.from(blocks.hopeful.keys()).filter((v) => blocks.hopeful[v]?.some((row) => waits(row)));
  const hopeful = asked.map((v) => Uint32Array.from(blocks.hopeful[v] ?? []));
  const nets = new NetsOfBlocks(site, hopeful, hopeful.length === 0 ? [] : netHelpers(ground));
  try {
    const desk = await lookAcross(site, bases, run);
    const { tables, bases: belts }: BeltsOfBases = await beltTables(desk, { question, bases: desk.bases }, run);
    const hopefulNetM2 = new Float64Array(blocks.hopeful.length).fill(Number.NaN);
    for (const [k, net] of (await nets.all(run)).entries()) hopefulNetM2[asked[k] as number] = net;
    return {
      desk,
      tables,
      bases: belts,
      variantsOf: (block) => {
        const base = desk.bases[block];
        return base === undefined ? [] : beltVariants(desk, base, question);
      },
      hopefulNetM2,
    };
  } finally {
    nets.close();
  }
}

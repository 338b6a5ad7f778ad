import { type TreeRows, treeRows } from '../../isolation/tree-rows.ts';
import { SECTORS } from '../../isolation/wind-rose.ts';
import { text } from '../../run/local-text.ts';
import type { IsolationQuestion } from '../question/isolation-question.ts';
import type { BeltVariant } from './belt-rows.ts';
import type { CutBase } from './cut-base.ts';
import type { IsolationDesk } from './isolation-desk.ts';

/** Rows of trees of one base: on its belts, and inside it across the wind. */
export interface PlantedRows {
  /** Ground under the rows that stand on belts, m². */
  readonly borderM2: number;
  /** Ground under the rows inside, by parcel, planar m². */
  readonly insideM2: Float64Array;
  readonly trees: NonNullable<BeltVariant['trees']>;
}

/**
 * Rows of trees on the belts that are to take out drift, and inside the base every so many heights behind its windward end. No rows
 * inside where no wind rose tells the direction.
 */
export function plantedRows(
  desk: IsolationDesk,
  { rows, edges }: IsolationDesk['bases'][number],
  found: CutBase,
  { heightM, stripM, source }: NonNullable<IsolationQuestion['shelterbelt']>,
): PlantedRows {
  const { spacingHeights } = desk.standard.shelterbelt;
  const everyM = spacingHeights * heightM;
  const sector = prevailingSector(desk, rows);
  const { net } = found.cut;
  const inside: TreeRows | null =
    sector < 0 ? null : treeRows(edges.parcels, net, { sector, spacingM: everyM, stripM });
  const wind =
    sector < 0
      ? text('无风玫瑰，不设内行', 'no wind rose, so none inside')
      : text(`主风 ${SECTORS[sector]}`, `wind from ${SECTORS[sector]}`);
  return {
    borderM2: borderTrees(found, stripM),
    insideM2: inside?.areaM2 ?? new Float64Array(rows.length),
    trees: {
      rows: inside?.rows ?? null,
      everyM,
      words: text(
        `基地内横对主风每 ${spacingHeights} 倍树高（${everyM} 米）一行；${wind.zh}；${source.zh}`,
        `inside the base a row across the wind every ${spacingHeights} heights (${everyM} m); ${wind.en}; ${source.en}`,
      ),
    },
  };
}

/** The sector most wind comes from at a base, by the rose of its first parcel's town; −1 without a rose or any wind. */
function prevailingSector(desk: IsolationDesk, rows: Uint32Array): number {
  return SECTORS.findIndex((_, sector) => desk.exposure(rows[0] as number, sector * (360 / SECTORS.length)) === 1);
}

/** Trees stand on the belts along every stretch whose drift they are to take out, no wider than the belt. */
function borderTrees({ runs, ownWidthM }: CutBase, stripM: number): number {
  return runs.reduce((sum, run, k) => {
    const needsTrees = run.cause.width.terms.some(({ id }) => id === 'drift');
    return needsTrees ? sum + run.lengthM * Math.min(stripM, ownWidthM[k] as number) : sum;
  }, 0);
}

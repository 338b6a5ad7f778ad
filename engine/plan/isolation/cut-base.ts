import { borderDepths } from '../../isolation/border-depth.ts';
import { type CutParcels, cutBelts } from '../../isolation/cut-belts.ts';
import { type EdgeGround, edgeCause } from '../../isolation/edge-cause.ts';
import { type EdgeRun, edgeRuns } from '../../isolation/edge-run.ts';
import type { NeighbourKind } from '../../isolation/neighbour-kind.ts';
import { NEIGHBOUR_KINDS } from '../../isolation/neighbour-kinds/index.ts';
import { requiredWidths } from '../../isolation/required-width.ts';
import type { IsolationQuestion } from '../question/isolation-question.ts';
import type { BaseEdges } from './base-edges.ts';
import { type IsolationSite, widthRule } from './isolation-desk.ts';
import { kindIndex } from './land-around.ts';

/** What is asked of one base; everything else comes from the scenario. */
export interface BeltQuestion {
  readonly question: IsolationQuestion;
  readonly placement: IsolationQuestion['placement'];
  /** Share of the drift that planned shelterbelts take out. */
  readonly plannedCapture: number;
  /** Leaves out the belts themselves. */
  readonly areaOnly?: boolean;
}

/** A base with its border judged and its belts cut out, in the frame of its edges. */
export interface CutBase {
  readonly runs: readonly EdgeRun[];
  /** Width of the belt on the own side for each run, metres. */
  readonly ownWidthM: Float64Array;
  readonly cut: CutParcels;
}

/** Judges the border of a base and cuts its belts out of its parcels. */
export function cutBase(site: IsolationSite, edges: BaseEdges, asked: BeltQuestion): CutBase {
  const runs = runsOf(site, edges, asked);
  const ownWidthM = Float64Array.from(runs, (run) => run.widthM * ownShare(site, run, asked.placement));
  const cut = cutBelts(
    edges.parcels,
    runs.map(({ path }, k) => ({ path, widthM: ownWidthM[k] as number })),
    asked.areaOnly,
  );
  return { runs, ownWidthM, cut };
}

function runsOf(site: IsolationSite, { pieces }: BaseEdges, { question, plannedCapture }: BeltQuestion): EdgeRun[] {
  const { around, standard } = site;
  const kind = (index: number | undefined) => NEIGHBOUR_KINDS[index ?? 0] as NeighbourKind;
  const ground: EdgeGround = {
    kindOfLand: (row) => kind(around.landKind[row]),
    kindOfLine: (row) => kind(around.lineKind[row]),
    open: kind(kindIndex('bare-land')),
    plannedCapture,
  };
  const widths = {
    widthOf: requiredWidths(widthRule(question), standard),
    treeCapture: standard.shelterbelt.captureEarly,
  };
  const depths = borderDepths(pieces, 2 * question.reachM);
  return edgeRuns(
    pieces.map((piece, k) => {
      const exposure = site.exposure(piece.parcel, piece.bearing);
      return { piece, exposure, depthM: depths[k] as number, cause: edgeCause(piece, ground, exposure, widths) };
    }),
  );
}

/** Share of a belt that lies on the own side; only the holder of a neighbouring parcel can agree to more. */
function ownShare(site: IsolationSite, run: EdgeRun, placement: IsolationQuestion['placement']): number {
  if (placement === 'inside' || !canAgree(site, run)) return 1;
  return placement === 'shared' ? 0.5 : 0;
}

/** Whether a neighbouring parcel could carry a part of the belt. */
function canAgree({ parcels }: IsolationSite, { neighbour, cause }: EdgeRun): boolean {
  return cause.kind.isConventional && neighbour >= 0 && neighbour < parcels.ids.length;
}

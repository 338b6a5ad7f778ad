import { polygonsOf, writePolygons } from '../../geometry/polygon-rings.ts';
import type { PolygonSet } from '../../geometry/polygon-set.ts';
import { PolygonWriter } from '../../geometry/polygon-writer.ts';
import { projectionBetween } from '../../geometry/projection.ts';
import { withCoordinates } from '../../geometry/select-polygons.ts';
import type { EdgeRun } from '../../isolation/edge-run.ts';
import { NEIGHBOUR_KINDS } from '../../isolation/neighbour-kinds/index.ts';
import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import type { LocalText } from '../../run/local-text.ts';
import type { Run } from '../../run/run.ts';
import type { IsolationQuestion } from '../question/isolation-question.ts';
import { type BaseBelts, type BeltRule, type BeltTables, CUT_APART, NOT_IN_BASE, USELESS } from './belt-rows.ts';
import { type CutBase, cutBase } from './cut-base.ts';
import type { IsolationDesk } from './isolation-desk.ts';
import { parcelUse, useWords } from './parcel-use.ts';
import { SegmentList } from './segment-list.ts';

/** Longitude and latitude of all tables. */
const GEOGRAPHIC = 'EPSG:4490';

/** Bases between two steps of a run. */
const BASES_A_STEP = 4;

/** Belts of all bases in one table, and what is left of each base, in the order of the desk. */
export interface BeltsOfBases {
  readonly tables: BeltTables;
  readonly bases: readonly BaseBelts[];
  /** Parcels that their belts cut apart or leave nothing to work of, and why. */
  readonly spoilt: readonly SpoiltParcel[];
}

/** A parcel that is not what it was. */
export interface SpoiltParcel {
  readonly row: number;
  readonly use: typeof CUT_APART | typeof USELESS;
  readonly reason: LocalText;
}

/** Belts of bases under one rule: border by border, parcel by parcel, and what is left. */
export async function beltTables(
  desk: IsolationDesk,
  { question, bases: asked }: { readonly question: IsolationQuestion; readonly bases: IsolationDesk['bases'] },
  run: Run,
): Promise<BeltsOfBases> {
  const gathered = new Gathered(desk);
  const bases: BaseBelts[] = [];
  for (const [b, base] of asked.entries()) {
    if (b % BASES_A_STEP === 0) await run.step('belts', asked.length + b, 2 * asked.length);
    const found = cutBase(desk, base.edges, { question, placement: question.placement, plannedCapture: 0 });
    gathered.add(base, found, question.usableMu);
    bases.push({
      netAreaM2: base.rows.reduce((sum, row) => sum + (gathered.netAreaM2[row] as number), 0),
      ...borderOf(found.runs),
    });
  }
  const tables = { ...gathered.tables(), rule: ruleOf(desk, question), kinds: kindRows() };
  return { tables, bases, spoilt: gathered.spoilt };
}

/** Tables that grow base by base. */
class Gathered {
  readonly netAreaM2: Float64Array;
  readonly spoilt: SpoiltParcel[] = [];
  private readonly desk: IsolationDesk;
  private readonly use: Uint8Array;
  private readonly segments = new SegmentList();
  private readonly segment: number[] = [];
  private readonly parcel: number[] = [];
  private readonly areaM2: number[] = [];
  private readonly polygons = new PolygonWriter(GEOGRAPHIC);

  constructor(desk: IsolationDesk) {
    this.desk = desk;
    this.netAreaM2 = new Float64Array(desk.parcels.ids.length).fill(Number.NaN);
    this.use = new Uint8Array(desk.parcels.ids.length).fill(NOT_IN_BASE);
  }

  add({ rows, edges }: IsolationDesk['bases'][number], { runs, ownWidthM, cut }: CutBase, usableMu: number): void {
    const { parcels } = this.desk;
    const toGeographic = projectionBetween(edges.frame, GEOGRAPHIC);
    const first = this.segments.length;
    const taken = new Float64Array(runs.length);
    // Planar areas of one frame differ from those on the ellipsoid by a factor that a parcel has throughout.
    const scale = cut.areaM2.map((area, k) => (parcels.areaM2[rows[k] as number] as number) / area);
    for (const row of rows) this.netAreaM2[row] = parcels.areaM2[row] as number;
    for (let belt = 0; belt < cut.beltEdge.length; belt++) {
      const [k, edge] = [cut.beltParcel[belt] as number, cut.beltEdge[belt] as number];
      const row = rows[k] as number;
      const area = (cut.beltAreaM2[belt] as number) * (scale[k] as number);
      taken[edge] = (taken[edge] as number) + area;
      this.netAreaM2[row] = Math.max(0, (this.netAreaM2[row] as number) - area);
      this.segment.push(first + edge);
      this.parcel.push(row);
      this.areaM2.push(area);
    }
    const moved = withCoordinates(cut.belts, toGeographic.apply(cut.belts.coordinates), GEOGRAPHIC);
    for (let belt = 0; belt < cut.beltEdge.length; belt++) writePolygons(polygonsOf(moved, belt), this.polygons);
    const widest = widestBelts(cut, ownWidthM);
    for (const [k, row] of rows.entries()) {
      const found = parcelUse(edges.parcels, cut, k, usableMu * M2_PER_MU);
      this.use[row] = found.use;
      if (found.use !== CUT_APART && found.use !== USELESS) continue;
      const reason = useWords(found, widest[k] as number, usableMu);
      this.spoilt.push({ row, use: found.use, reason });
    }
    this.addRuns(runs, { ownWidthM, taken, toGeographic });
  }

  private addRuns(
    runs: readonly EdgeRun[],
    {
      ownWidthM,
      taken,
      toGeographic,
    }: { ownWidthM: Float64Array; taken: Float64Array; toGeographic: { apply(xy: Float64Array): Float64Array } },
  ): void {
    const count = this.desk.parcels.ids.length;
    for (const [k, run] of runs.entries()) {
      this.segments.add(run, {
        path: toGeographic.apply(Float64Array.from(run.path)),
        neighbour: run.neighbour < count ? run.neighbour : -1,
        ownWidthM: ownWidthM[k] as number,
        areaM2: taken[k] as number,
      });
    }
  }

  tables(): Omit<BeltTables, 'rule' | 'kinds'> {
    return {
      causes: this.segments.causes,
      segments: this.segments.table(),
      belts: {
        segment: Uint32Array.from(this.segment),
        parcel: Uint32Array.from(this.parcel),
        areaM2: Float64Array.from(this.areaM2),
        polygons: ownArrays(this.polygons.build()),
      },
      netAreaM2: this.netAreaM2,
      use: this.use,
    };
  }
}

/** A copy whose buffers hold nothing else, so that they can be handed to another thread. */
function ownArrays(set: PolygonSet): PolygonSet {
  return {
    ...set,
    coordinates: set.coordinates.slice(),
    ringOffsets: set.ringOffsets.slice(),
    polygonOffsets: set.polygonOffsets.slice(),
    geometryOffsets: set.geometryOffsets.slice(),
  };
}

/** The widest belt on each parcel, metres. */
function widestBelts({ areaM2, beltEdge, beltParcel }: CutBase['cut'], ownWidthM: Float64Array): Float64Array {
  const widest = new Float64Array(areaM2.length);
  for (const [belt, k] of beltParcel.entries()) {
    widest[k] = Math.max(widest[k] as number, ownWidthM[beltEdge[belt] as number] as number);
  }
  return widest;
}

function borderOf(runs: readonly EdgeRun[]): Pick<BaseBelts, 'borderM' | 'conventionalShare'> {
  let [borderM, conventional] = [0, 0];
  for (const { lengthM, cause } of runs) {
    borderM += lengthM;
    if (cause.kind.isConventional && cause.width.terms.length > 0) conventional += lengthM;
  }
  return { borderM, conventionalShare: borderM === 0 ? null : conventional / borderM };
}

function kindRows(): BeltTables['kinds'] {
  return NEIGHBOUR_KINDS.map(({ id, label, needsBelt, reason }) => ({ id, label, needsBelt, reason }));
}

function ruleOf({ standard }: IsolationDesk, question: IsolationQuestion): BeltRule {
  const { floorM, floorSource, certifier, targetDeposit, applications, depositSource, seedMaize } = question;
  const { placement, adjacentM, reachM, usableMu, wind, source } = question;
  const { title, clause, source: from } = standard;
  return {
    floorM,
    floorSource,
    certifier,
    targetDeposit,
    applications,
    depositSource,
    seedMaize,
    placement,
    adjacentM,
    reachM,
    usableMu,
    season: wind?.of ?? null,
    standard: { title, clause, source: from },
    source,
  };
}

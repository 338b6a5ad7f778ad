import type { EdgeRun } from '../../isolation/edge-run.ts';
import { NEIGHBOUR_KINDS } from '../../isolation/neighbour-kinds/index.ts';
import type { CauseRow, SegmentTable } from './belt-rows.ts';

/** Columns of numbers that a segment table is made of, in the order they are filled. */
const NUMBERS = ['lengthM', 'bearing', 'gapM', 'creditM', 'widthM', 'ownWidthM', 'availableM', 'areaM2'] as const;

type Numbers = Record<(typeof NUMBERS)[number], number>;

/** Collects stretches of border base by base, each cause once. */
export class SegmentList {
  readonly causes: CauseRow[] = [];
  private readonly causeIndex = new Map<string, number>();
  private readonly parcel: number[] = [];
  private readonly neighbour: number[] = [];
  private readonly cause: number[] = [];
  private readonly numbers: Record<keyof Numbers, number[]> = Object.fromEntries(
    NUMBERS.map((name) => [name, [] as number[]]),
  ) as Record<keyof Numbers, number[]>;
  private readonly path: number[] = [];
  private readonly pathOffsets: number[] = [0];

  get length(): number {
    return this.parcel.length;
  }

  /** Adds a stretch with its corners in longitude and latitude; `neighbour` is −1 where no parcel lies across. */
  add(
    run: EdgeRun,
    {
      path,
      neighbour,
      ownWidthM,
      areaM2,
    }: { path: ArrayLike<number>; neighbour: number; ownWidthM: number; areaM2: number },
  ): void {
    this.parcel.push(run.parcel);
    this.neighbour.push(neighbour);
    this.cause.push(this.causeOf(run));
    const values: Numbers = {
      lengthM: run.lengthM,
      bearing: run.bearing,
      gapM: run.gapM,
      creditM: run.cause.width.creditM,
      widthM: run.widthM,
      ownWidthM,
      availableM: Math.min(run.depthM, ownWidthM),
      areaM2,
    };
    for (const name of NUMBERS) this.numbers[name].push(values[name]);
    for (let k = 0; k < path.length; k++) this.path.push(path[k] as number);
    this.pathOffsets.push(this.path.length / 2);
  }

  table(): SegmentTable {
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, Float64Array.from(this.numbers[name])]));
    return {
      length: this.length,
      parcel: Uint32Array.from(this.parcel),
      neighbour: Int32Array.from(this.neighbour),
      cause: Uint16Array.from(this.cause),
      ...(numbers as Record<keyof Numbers, Float64Array>),
      path: Float64Array.from(this.path),
      pathOffsets: Uint32Array.from(this.pathOffsets),
    };
  }

  private causeOf({ cause, exposure }: EdgeRun): number {
    const { terms, decisive } = cause.width;
    const kind = NEIGHBOUR_KINDS.indexOf(cause.kind);
    const key = [kind, exposure, cause.capture, terms.length].join('|');
    const known = this.causeIndex.get(key);
    if (known !== undefined) return known;
    this.causes.push({
      kind,
      exposure,
      capture: cause.capture,
      terms,
      decisive: terms.findIndex(({ id }) => id === decisive),
    });
    this.causeIndex.set(key, this.causes.length - 1);
    return this.causes.length - 1;
  }
}

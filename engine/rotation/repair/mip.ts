/** A mixed-integer model: minimise `cost · x` with rows within bounds; sparse by column. */
export interface MipModel {
  readonly columns: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 for columns that are whole numbers. */
  readonly whole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Column `c` holds the entries `starts[c] … starts[c + 1]`. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** What a solver found. */
export type MipAnswer =
  | {
      readonly status: 'optimal' | 'limit';
      readonly values: Float64Array;
      readonly objective: number;
      /** No solution costs less than this. */
      readonly bound: number;
    }
  /** No solution exists, or none was found within the effort. */
  | { readonly status: 'infeasible' | 'unsolved' };

/** Effort that a solver may spend; counted, not timed, so that the answer is the same on every machine. */
export interface MipEffort {
  readonly relativeGap: number;
  readonly nodes: number;
}

/** Solves models one after the other. */
export type MipSolver = (model: MipModel, effort: MipEffort) => MipAnswer;

/** Takes columns and rows one by one. */
export class MipBuilder {
  private readonly cost: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly whole: number[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly entries: [number, number][][] = [];

  /** A row `lower ≤ … ≤ upper`; its number. */
  row(lower: number, upper: number): number {
    this.rowLower.push(lower);
    return this.rowUpper.push(upper) - 1;
  }

  /** A column with its entries by row; its number. */
  column(
    cost: number,
    upper: number,
    isWhole: boolean,
    entries: readonly (readonly [row: number, value: number])[],
  ): number {
    this.cost.push(cost);
    this.lower.push(0);
    this.upper.push(upper);
    this.whole.push(isWhole ? 1 : 0);
    const sums = new Map<number, number>();
    for (const [row, value] of entries) sums.set(row, (sums.get(row) ?? 0) + value);
    this.entries.push([...sums]);
    return this.entries.length - 1;
  }

  build(): MipModel {
    const { entries } = this;
    const starts = new Int32Array(entries.length + 1);
    for (const [k, own] of entries.entries()) starts[k + 1] = (starts[k] as number) + own.length;
    const flat = entries.flat();
    return {
      columns: entries.length,
      cost: Float64Array.from(this.cost),
      lower: Float64Array.from(this.lower),
      upper: Float64Array.from(this.upper),
      whole: Uint8Array.from(this.whole),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      starts,
      rows: Int32Array.from(flat, ([row]) => row),
      values: Float64Array.from(flat, ([, value]) => value),
    };
  }
}

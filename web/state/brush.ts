/** One property of many places, drawn as an axis. */
export interface Axis {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** One for each place; NaN where it is not known. */
  readonly values: Float64Array;
}

/** Least and greatest value wanted, by axis; axes that are not named let everything through. */
export type Ranges = ReadonlyMap<string, readonly [number, number]>;

export const NO_RANGES: Ranges = new Map();

/** Rows that lie in every range; a row whose value is not known never does. Null while nothing is asked. */
export function rowsWithin(axes: readonly Axis[], ranges: Ranges): ReadonlySet<number> | null {
  const asked = axes.flatMap((axis) => {
    const range = ranges.get(axis.id);
    return range === undefined ? [] : [{ values: axis.values, range }];
  });
  if (asked.length === 0) return null;
  const [first] = asked;
  const rows = Array.from(first?.values.keys() ?? []);
  return new Set(
    rows.filter((row) =>
      asked.every(
        ({ values, range: [low, high] }) => (values[row] as number) >= low && (values[row] as number) <= high,
      ),
    ),
  );
}

/** The ranges with one of them set, or taken away; a range over the whole axis asks for nothing. */
export function withRange(ranges: Ranges, axis: Axis, range: readonly [number, number] | null): Ranges {
  const next = new Map(ranges);
  if (range === null || (range[0] <= axis.from && range[1] >= axis.to)) next.delete(axis.id);
  else next.set(axis.id, range);
  return next;
}

/** Rows sorted into groups: group `g` holds `rows[starts[g]] … rows[starts[g + 1] − 1]`, in the order they came. */
export interface Grouped {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/**
 * Counting sort of rows by group; entries of a negative group are left out. `rows` names the row of each entry, entry
 * `i` is row `i` when it is `null`.
 */
export function groupRows(groups: Int32Array, rows: Uint32Array | null, count: number): Grouped {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] as number;
    if (group >= 0) starts[group + 1] = (starts[group + 1] as number) + 1;
  }
  for (let g = 0; g < count; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number);
  const next = starts.slice();
  const sorted = new Uint32Array(starts[count] as number);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] as number;
    if (group < 0) continue;
    const at = next[group] as number;
    sorted[at] = rows === null ? i : (rows[i] as number);
    next[group] = at + 1;
  }
  return { starts, rows: sorted };
}

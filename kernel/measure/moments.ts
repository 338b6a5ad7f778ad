/**
 * Moments of many parcels, one f64 array of `slots` values each, one behind the other; see `MomentTable` of the
 * engine for what they hold.
 */
export let slots: usize = 0;

/** Sets how many parcels the tables hold. */
export function setSlots(count: u32): void {
  slots = count;
}

/**
 * Where Σ w·d² − (Σ w·d)²/Σ w keeps less than this share of Σ w·d², too many digits have cancelled and the squares are
 * added up again about the mean itself.
 */
export const CANCELLED: f64 = 1e-3;

/** Writes one slot of the table at `table`. */
export function writeMoments(
  table: usize,
  slot: u32,
  count: f64,
  total: f64,
  weight: f64,
  mean: f64,
  squares: f64,
  low: f64,
  high: f64,
): void {
  const at = table + ((<usize>slot) << 3);
  const column = slots << 3;
  store<f64>(at, count);
  store<f64>(at + column, total);
  store<f64>(at + 2 * column, weight);
  store<f64>(at + 3 * column, mean);
  store<f64>(at + 4 * column, squares);
  store<f64>(at + 5 * column, low);
  store<f64>(at + 6 * column, high);
}

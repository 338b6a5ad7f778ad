/** Exponent bits of a float32: all set in NaN and infinity. */
const EXPONENT: i32 = 0x7f800000;

/**
 * Puts the samples of four layers, layer after layer at `from`, side by side cell by cell at `to`. A sample that is
 * NaN, infinite or one of the layer's two nodata patterns becomes the layer's missing sample; `marks` holds the
 * patterns as i32 × 4 each: nodata, its twin (zero has two signs), missing. `cells` is a multiple of 4.
 */
export function placeQuad(from: usize, to: usize, cells: u32, marks: usize): void {
  const plane = (<usize>cells) << 2;
  for (const past = from + plane; from < past; from += 16, to += 64) {
    const a = shown(from, marks);
    const b = shown(from + plane, marks + 4);
    const c = shown(from + 2 * plane, marks + 8);
    const d = shown(from + 3 * plane, marks + 12);
    const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<i64>(abLow, cdLow, 0, 2));
    v128.store(to, v128.shuffle<i64>(abLow, cdLow, 1, 3), 16);
    v128.store(to, v128.shuffle<i64>(abHigh, cdHigh, 0, 2), 32);
    v128.store(to, v128.shuffle<i64>(abHigh, cdHigh, 1, 3), 48);
  }
}

/** Four samples of one layer with what is missing marked; comparing bits takes a third of the time of comparing numbers. */
function shown(at: usize, marks: usize): v128 {
  const samples = v128.load(at);
  const exponent = i32x4.splat(EXPONENT);
  const hidden = v128.or(
    i32x4.eq(v128.and(samples, exponent), exponent),
    v128.or(i32x4.eq(samples, v128.load32_splat(marks)), i32x4.eq(samples, v128.load32_splat(marks, 16))),
  );
  return v128.bitselect(v128.load32_splat(marks, 32), samples, hidden);
}

/** Marks what is missing among the samples of one layer, in place; see `placeQuad`. `cells` is a multiple of 4. */
export function hideMissing(at: usize, cells: u32, marks: usize): void {
  for (const past = at + ((<usize>cells) << 2); at < past; at += 16) v128.store(at, shown(at, marks));
}

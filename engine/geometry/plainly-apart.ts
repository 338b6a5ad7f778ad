/** Share of the sum of both products below which the plain formula may have the wrong sign (Shewchuk 1997, `ccwerrboundA`). */
const DOUBT = (3 + 16 * 2 ** -53) * 2 ** -53;

/**
 * Whether the ends of one of two segments, at places `p` and `q` of an x, y array, lie strictly on one side of the other and none on
 * its line; `false` also where the plain formula cannot tell.
 */
export function plainlyApart(c: Float64Array, p: number, q: number): boolean {
  const d1 = plainSide(c, p, q);
  const d2 = plainSide(c, p, q + 2);
  const d3 = plainSide(c, q, p);
  const d4 = plainSide(c, q, p + 2);
  if (d1 === 0 || d2 === 0 || d3 === 0 || d4 === 0) return false;
  return d1 === d2 || d3 === d4;
}

/**
 * On which side of the segment at place `a` the point at place `p` lies, 1 left and -1 right; 0 when it is on its line or too near to
 * it to tell.
 */
function plainSide(c: Float64Array, a: number, p: number): 1 | 0 | -1 {
  const x = c[a] as number;
  const y = c[a + 1] as number;
  const left = ((c[a + 2] as number) - x) * ((c[p + 1] as number) - y);
  const right = ((c[a + 3] as number) - y) * ((c[p] as number) - x);
  const turn = left - right;
  if (Math.abs(turn) <= DOUBT * Math.abs(left + right)) return 0;
  return turn > 0 ? 1 : -1;
}

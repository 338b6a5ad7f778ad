/** Share of the sum of both products below which the plain formula may have the wrong sign (Shewchuk 1997, `ccwerrboundA`). */
const DOUBT = (3 + 16 * 2 ** -53) * 2 ** -53;

/**
 * On which side of the segment at place `a` of an x, y array the point at place `p` lies, 1 left and -1 right; 0 when it is on
 * its line or too near to it for the plain formula to tell.
 */
export function plainSide(c: Float64Array, a: number, p: number): 1 | 0 | -1 {
  const x = c[a] as number;
  const y = c[a + 1] as number;
  const left = ((c[a + 2] as number) - x) * ((c[p + 1] as number) - y);
  const right = ((c[a + 3] as number) - y) * ((c[p] as number) - x);
  const turn = left - right;
  if (Math.abs(turn) <= DOUBT * Math.abs(left + right)) return 0;
  return turn > 0 ? 1 : -1;
}

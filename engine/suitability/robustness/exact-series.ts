const { LN2, SQRT1_2 } = Math;

/** Coefficients of the series of artanh, the highest power first. */
const ARTANH = [21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 1].map((power) => 1 / power);

/**
 * Natural logarithm of a positive finite number by the series of artanh, to about 1e-15 relative. Additions,
 * multiplications and divisions are rounded alike everywhere; `Math.log` is not.
 */
export function naturalLogarithm(value: number): number {
  let [mantissa, exponent] = [value, 0];
  for (; mantissa < SQRT1_2; exponent--) mantissa *= 2;
  for (; mantissa > 2 * SQRT1_2; exponent++) mantissa *= 0.5;
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let term = 0; term < ARTANH.length; term++) sum = sum * square + (ARTANH[term] as number);
  return 2 * s * sum + exponent * LN2;
}

/** e to the power of a number between −700 and 700, by its Taylor series, to about 1e-15 relative; 0 below. */
export function exponential(value: number): number {
  if (value < -700) return 0;
  const turns = Math.round(value / LN2);
  const rest = value - turns * LN2;
  let sum = 1;
  for (let k = 14; k >= 1; k--) sum = 1 + (sum * rest) / k;
  const factor = turns < 0 ? 0.5 : 2;
  for (let k = Math.abs(turns); k > 0; k--) sum *= factor;
  return sum;
}

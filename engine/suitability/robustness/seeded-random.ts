import { exponential, naturalLogarithm } from './exact-series.ts';
import { zigguratNormal } from './ziggurat.ts';

/** A stream of chance that a seed fixes: the same numbers on every machine and in every browser. */
export interface SeededRandom {
  /** Uniform on (0, 1), 32 bits, never an end. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma of a shape above 0 and scale 1 (Marsaglia & Tsang 2000; shapes below 1 by their section 6). */
  gamma(shape: number): number;
}

/**
 * Opens a stream: sfc32 (Doty-Humphrey, PractRand) started from one whole number. Only additions, shifts and exactly
 * rounded operations are used, so that no engine's own logarithm can change a digit.
 */
export function seededRandom(seed: number): SeededRandom {
  const next = sfc32(seed);

  function uniform(): number {
    return (next() + 0.5) / 0x100000000;
  }

  function normal(): number {
    return zigguratNormal(next, uniform);
  }

  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * exponential(naturalLogarithm(uniform()) / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      const u = uniform();
      if (u < 1 - 0.0331 * x * x * x * x) return d * v;
      if (naturalLogarithm(u) < 0.5 * x * x + d * (1 - v + naturalLogarithm(v))) return d * v;
    }
  }

  return { uniform, normal, gamma };
}

function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [0, seed >>> 0, Math.floor(seed / 0x100000000) >>> 0, 1];
  const step = () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return result >>> 0;
  };
  for (let warming = 0; warming < 12; warming++) step();
  return step;
}

import { exponential, naturalLogarithm } from './exact-series.ts';
import { zigguratNormal } from './ziggurat.ts';

/** A stream of chance that a seed fixes: the same numbers on every machine and in every browser. */
export interface SeededRandom {
  /** 32 random bits as a signed whole number. */
  bits(): number;
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
  return new Sfc32(seed);
}

/** A class, so that all streams share one compiled code. */
class Sfc32 implements SeededRandom {
  private readonly state: Int32Array;

  constructor(seed: number) {
    this.state = Int32Array.of(0, seed, Math.floor(seed / 0x100000000), 1);
    for (let warming = 0; warming < 12; warming++) this.bits();
  }

  bits(): number {
    const { state } = this;
    const [a, b, c, counter] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number];
    const result = (a + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + result;
    state[3] = counter + 1;
    return result;
  }

  uniform(): number {
    return ((this.bits() >>> 0) + 0.5) / 0x100000000;
  }

  normal(): number {
    return zigguratNormal(this);
  }

  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * exponential(naturalLogarithm(this.uniform()) / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = zigguratNormal(this);
      const root = 1 + c * x;
      const v = root * root * root;
      if (v <= 0) continue;
      const u = this.uniform();
      if (u < 1 - 0.0331 * x * x * x * x) return d * v;
      if (naturalLogarithm(u) < 0.5 * x * x + d * (1 - v + naturalLogarithm(v))) return d * v;
    }
  }
}

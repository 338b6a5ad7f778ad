import { hashPair, hashText } from './random.ts';

/** A smooth random surface over a plane: value in about -1 … 1 at a place in metres. */
export type Noise = (x: number, y: number) => number;

/** Turns of the lattice (cosine, sine), so that no surface shows the grid's own directions. */
const TURNS = [
  [0.8, 0.6],
  [0.96, 0.28],
  [0.6, 0.8],
  [0.28, 0.96],
] as const;

/**
 * Value noise on a square lattice with quintic blending. Only hashes, additions and products, so the surface is
 * equal to the last bit on every machine.
 */
export function valueNoise(purpose: string, latticeM: number): Noise {
  const seed = hashText(purpose);
  const corner = (i: number, j: number): number => hashPair(hashPair(seed, i | 0), j | 0) / 2147483648 - 1;
  const [turnX, turnY] = TURNS[seed % TURNS.length] as readonly [number, number];
  return (x, y) => {
    const u = (x * turnX - y * turnY) / latticeM;
    const v = (x * turnY + y * turnX) / latticeM;
    const i = Math.floor(u);
    const j = Math.floor(v);
    const s = blend(u - i);
    const t = blend(v - j);
    const low = corner(i, j) * (1 - s) + corner(i + 1, j) * s;
    const high = corner(i, j + 1) * (1 - s) + corner(i + 1, j + 1) * s;
    return low * (1 - t) + high * t;
  };
}

/** Sum of noises, each with its lattice and amplitude. */
export function layeredNoise(
  purpose: string,
  octaves: readonly (readonly [latticeM: number, amplitude: number])[],
): Noise {
  const parts = octaves.map(([lattice, amplitude]) => ({
    noise: valueNoise(`${purpose}|${lattice}`, lattice),
    amplitude,
  }));
  return (x, y) => {
    let sum = 0;
    for (const part of parts) sum += part.amplitude * part.noise(x, y);
    return sum;
  };
}

function blend(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

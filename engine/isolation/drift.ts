import type { DriftRow } from './isolation-standard.ts';

/** Deposit on the ground, % of the field rate, at `x` metres from the treated edge (Rautmann et al. 2001, as in FOCUS). */
export function driftDeposit({ A, B, C, D, hingeM }: DriftRow, x: number): number {
  if (hingeM === null || C === null || D === null || x <= hingeM) return A * x ** B;
  return C * x ** D;
}

/**
 * Distance at which the deposit falls to `target` % of the field rate, metres; 0 or more. `capture` is the share that a
 * shelterbelt takes out before, 0 … 1. The curve falls throughout, so the distance is unique; where it jumps at the hinge
 * the hinge itself is far enough.
 */
export function distanceForDeposit(row: DriftRow, target: number, capture = 0): number {
  const open = target / (1 - capture);
  const { A, B, C, D, hingeM } = row;
  const near = (open / A) ** (1 / B);
  if (hingeM === null || C === null || D === null || near <= hingeM) return near;
  return Math.max(hingeM, (open / C) ** (1 / D));
}

/** Mean deposit between `from` and `to` metres, % of the field rate; both above 0. */
export function meanDeposit(row: DriftRow, from: number, to: number): number {
  const { A, B, C, D, hingeM } = row;
  const hinge = hingeM === null || C === null || D === null ? to : Math.min(Math.max(hingeM, from), to);
  const far = C === null || D === null ? 0 : powerIntegral(C, D, hinge, to);
  return (powerIntegral(A, B, from, hinge) + far) / (to - from);
}

function powerIntegral(factor: number, power: number, from: number, to: number): number {
  return (factor / (power + 1)) * (to ** (power + 1) - from ** (power + 1));
}

import type { TownFact } from './facts/towns.ts';
import type { Point } from './mesh.ts';
import { layeredNoise } from './noise.ts';
import { onLattice, type Plane, planeAt } from './plane.ts';

/** Lattice and amplitude of the bends, metres. */
const BENDS = [
  [4200, 400],
  [1500, 70],
  [420, 7],
] as const;

/** Puts a town's own plane (straight lines, metres) on the ground: bent a little, turned, moved to the seat. */
export interface TownFrame {
  readonly plane: Plane;
  /** Own metres to the lattice of the town's Gauss-Krueger plane. */
  toPlane(p: Point): Point;
  /** The same frame with this own point lying on the seat. */
  centredOn(p: Point): TownFrame;
}

/** The frame of a town. The bend has slopes far below 1, so borders stay borders and never cross. */
export function townFrame(fact: TownFact, seed: number): TownFrame {
  const plane = planeAt(fact.seat[0]);
  const [seatX, seatY] = plane.forward(fact.seat[0], fact.seat[1]);
  const bendU = layeredNoise(`${seed}|bend-u|${fact.code}`, BENDS);
  const bendV = layeredNoise(`${seed}|bend-v|${fact.code}`, BENDS);
  const azimuth = (fact.axisDeg * Math.PI) / 180;
  const ux = Math.sin(azimuth);
  const uy = Math.cos(azimuth);
  const bent = ([u, v]: Point): Point => [u + bendU(u, v), v + bendV(u, v)];
  const placed = (centre: Point): TownFrame => {
    const [cu, cv] = bent(centre);
    return {
      plane,
      toPlane: (p) => {
        const [u, v] = bent(p);
        const along = u - cu;
        const across = v - cv;
        return [onLattice(seatX + along * ux - across * uy), onLattice(seatY + along * uy + across * ux)];
      },
      centredOn: placed,
    };
  };
  return placed([0, 0]);
}

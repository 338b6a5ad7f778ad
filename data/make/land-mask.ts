import type { Point } from './mesh.ts';

/** Cell of the mask, metres. */
const CELL = 60;

/** Half-width of the strip around parcels in which rasters have values, metres. */
const MARGIN = 300;

/** Which places of a plane lie within about 300 m of a parcel. Cells of 60 m, kept in squares of 64 by 64. */
export class LandMask {
  private readonly squares = new Map<number, Uint8Array>();
  private readonly disk: readonly Point[];
  minX = Infinity;
  minY = Infinity;
  maxX = -Infinity;
  maxY = -Infinity;

  constructor() {
    const reach = MARGIN / CELL;
    const disk: [number, number][] = [];
    for (let j = -reach; j <= reach; j++) {
      for (let i = -reach; i <= reach; i++) if (i * i + j * j <= reach * reach) disk.push([i, j]);
    }
    this.disk = disk;
  }

  /** Marks the surroundings of one point. */
  mark(x: number, y: number): void {
    const column = Math.floor(x / CELL);
    const row = Math.floor(y / CELL);
    for (const [i, j] of this.disk) this.set(column + i, row + j);
    this.minX = Math.min(this.minX, x - MARGIN);
    this.minY = Math.min(this.minY, y - MARGIN);
    this.maxX = Math.max(this.maxX, x + MARGIN);
    this.maxY = Math.max(this.maxY, y + MARGIN);
  }

  has(x: number, y: number): boolean {
    const column = Math.floor(x / CELL);
    const row = Math.floor(y / CELL);
    const square = this.squares.get((row >> 6) * 65536 + (column >> 6));
    return square !== undefined && square[(row & 63) * 64 + (column & 63)] === 1;
  }

  /** Whether any marked place may lie in a box; cheap, and never wrong when it says no. */
  touches(left: number, bottom: number, right: number, top: number): boolean {
    const side = 64 * CELL;
    for (let j = Math.floor(bottom / side); j <= Math.floor(top / side); j++) {
      for (let i = Math.floor(left / side); i <= Math.floor(right / side); i++) {
        if (this.squares.has(j * 65536 + i)) return true;
      }
    }
    return false;
  }

  private set(column: number, row: number): void {
    const key = (row >> 6) * 65536 + (column >> 6);
    let square = this.squares.get(key);
    if (square === undefined) {
      square = new Uint8Array(4096);
      this.squares.set(key, square);
    }
    square[(row & 63) * 64 + (column & 63)] = 1;
  }
}

/** Whether a point lies in one of many small rings; rings are kept by squares of 500 m. */
export class RingIndex {
  private readonly squares = new Map<number, (readonly Point[])[]>();

  add(ring: readonly Point[]): void {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of ring) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
    for (let j = Math.floor(minY / 500); j <= Math.floor(maxY / 500); j++) {
      for (let i = Math.floor(minX / 500); i <= Math.floor(maxX / 500); i++) {
        const key = j * 65536 + i;
        const members = this.squares.get(key) ?? [];
        members.push(ring);
        this.squares.set(key, members);
      }
    }
  }

  has(x: number, y: number): boolean {
    const members = this.squares.get(Math.floor(y / 500) * 65536 + Math.floor(x / 500));
    return members?.some((ring) => inside(ring, x, y)) ?? false;
  }
}

function inside(ring: readonly Point[], x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[j] as Point;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

/** A place in a town's own plane, metres. */
export type Point = readonly [number, number];

/** A straight cut: a point on it and its unit normal. */
export interface CutLine {
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
}

/** What a cut leaves: the cells on both sides and the two vertices where it meets the old border. */
export interface Cut {
  readonly left: number[];
  readonly right: number[];
  readonly from: number;
  readonly to: number;
}

/**
 * Land cut again and again by straight lines. Cells are rings of vertex numbers, counter-clockwise and open. A
 * border that one neighbour cuts is remembered, so the other neighbour gets the same vertex: borders stay shared.
 */
export class Mesh {
  readonly x: number[] = [];
  readonly y: number[] = [];
  private readonly middle = new Map<number, number>();

  /** Puts an outline into the mesh and returns it as a cell. */
  add(outline: readonly Point[]): number[] {
    return outline.map(([x, y]) => this.vertex(x, y));
  }

  /** The ring with every vertex that neighbours have set on its borders. */
  expand(cell: readonly number[]): number[] {
    const ring: number[] = [];
    for (let i = 0; i < cell.length; i++) {
      this.walk(cell[i] as number, cell[(i + 1) % cell.length] as number, ring);
    }
    return ring;
  }

  /** Cuts a convex cell; `null` when the line misses it or only grazes it. Vertices closer than `snapM` are reused. */
  cut(cell: readonly number[], line: CutLine, snapM = 2.5): Cut | null {
    const ring = this.expand(cell);
    const side = ring.map((v) => {
      const s = ((this.x[v] as number) - line.x) * line.nx + ((this.y[v] as number) - line.y) * line.ny;
      return Math.abs(s) < snapM ? 0 : s;
    });
    const left: number[] = [];
    const right: number[] = [];
    const met: number[] = [];
    for (let i = 0; i < ring.length; i++) {
      const j = (i + 1) % ring.length;
      const v = ring[i] as number;
      const s = side[i] as number;
      const t = side[j] as number;
      if (s >= 0) left.push(v);
      if (s <= 0) right.push(v);
      if (s === 0) met.push(v);
      if (s * t < 0) {
        const m = this.split(v, ring[j] as number, s / (s - t));
        left.push(m);
        right.push(m);
        met.push(m);
      }
    }
    if (met.length !== 2 || left.length < 3 || right.length < 3) return null;
    return { left, right, from: met[0] as number, to: met[1] as number };
  }

  /** Coordinates of a cell. */
  points(cell: readonly number[]): Point[] {
    return cell.map((v) => [this.x[v] as number, this.y[v] as number]);
  }

  private vertex(x: number, y: number): number {
    this.x.push(x);
    this.y.push(y);
    return this.x.length - 1;
  }

  private split(a: number, b: number, share: number): number {
    const x = (this.x[a] as number) + ((this.x[b] as number) - (this.x[a] as number)) * share;
    const y = (this.y[a] as number) + ((this.y[b] as number) - (this.y[a] as number)) * share;
    const m = this.vertex(x, y);
    this.middle.set(edgeKey(a, b), m);
    return m;
  }

  private walk(a: number, b: number, ring: number[]): void {
    const m = this.middle.get(edgeKey(a, b));
    if (m === undefined) {
      ring.push(a);
      return;
    }
    this.walk(a, m, ring);
    this.walk(m, b, ring);
  }
}

/** Number of a border, the same from both sides. */
export function edgeKey(a: number, b: number): number {
  return a < b ? a * 67108864 + b : b * 67108864 + a;
}

/** The ring around two cells that share one run of borders; `null` when they do not, or touch twice. */
export function joinRings(one: readonly number[], other: readonly number[]): number[] | null {
  const next = new Map<number, number>();
  const borders = new Set<string>();
  for (const ring of [one, other]) ring.forEach((v, i) => borders.add(`${v}>${ring[(i + 1) % ring.length]}`));
  for (const ring of [one, other]) {
    for (let i = 0; i < ring.length; i++) {
      const a = ring[i] as number;
      const b = ring[(i + 1) % ring.length] as number;
      if (borders.has(`${b}>${a}`)) continue;
      if (next.has(a)) return null;
      next.set(a, b);
    }
  }
  if (next.size === one.length + other.length) return null;
  const first = next.keys().next().value;
  if (first === undefined) return null;
  const joined: number[] = [first];
  for (let v = next.get(first); v !== first; v = next.get(v)) {
    if (v === undefined || joined.length > next.size) return null;
    joined.push(v);
  }
  return joined.length === next.size ? joined : null;
}

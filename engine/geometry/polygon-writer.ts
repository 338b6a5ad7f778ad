import type { PolygonSet } from './polygon-set.ts';

/** What is done to a ring on its way in. */
export interface RingMove {
  readonly shift: readonly [number, number];
  readonly reverse: boolean;
}

/** As it is, and the other way round. */
export const UNMOVED: RingMove = { shift: [0, 0], reverse: false };
export const REVERSED: RingMove = { shift: [0, 0], reverse: true };

/** Room for corners beyond those of the sets it is made like; what is not used costs no memory. */
const SPARE = 1.25;

/** A polygon set that grows feature by feature; what is written can be read as a set at any time, up to `geometryCount`. */
export class PolygonWriter implements PolygonSet {
  readonly kind = 'polygon';
  readonly crs: string;
  coordinates: Float64Array<ArrayBuffer>;
  ringOffsets: Uint32Array<ArrayBuffer>;
  polygonOffsets: Uint32Array<ArrayBuffer>;
  geometryOffsets: Uint32Array<ArrayBuffer>;
  /** Features written so far. */
  geometryCount = 0;
  private pointCount = 0;
  private ringCount = 0;
  private polygonCount = 0;

  /** With room for somewhat more than the sets `like` hold together. */
  constructor(crs: string, like: readonly PolygonSet[] = []) {
    this.crs = crs;
    const roomFor = (pick: (set: PolygonSet) => number) => like.reduce((sum, set) => sum + pick(set), 0);
    this.coordinates = new Float64Array(
      Math.max(4096, 2 * Math.ceil(SPARE * roomFor((set) => set.coordinates.length / 2))),
    );
    this.ringOffsets = new Uint32Array(
      Math.max(
        512,
        roomFor((set) => set.ringOffsets.length),
      ),
    );
    this.polygonOffsets = new Uint32Array(
      Math.max(
        512,
        roomFor((set) => set.polygonOffsets.length),
      ),
    );
    this.geometryOffsets = new Uint32Array(
      Math.max(
        512,
        roomFor((set) => set.geometryOffsets.length),
      ),
    );
  }

  /** Adds points `from … to` of a closed ring moved by `shift`, backwards when `reverse` says so. */
  addRing(points: Float64Array, from: number, to: number, { shift, reverse }: RingMove): void {
    this.makeRoom(to - from);
    const out = this.coordinates;
    const dx = shift[0];
    const dy = shift[1];
    let at = 2 * this.pointCount;
    if (reverse) {
      for (let k = 2 * to - 2; k >= 2 * from; k -= 2) {
        out[at++] = (points[k] as number) + dx;
        out[at++] = (points[k + 1] as number) + dy;
      }
    } else {
      for (let k = 2 * from; k < 2 * to; k += 2) {
        out[at++] = (points[k] as number) + dx;
        out[at++] = (points[k + 1] as number) + dy;
      }
    }
    this.pointCount += to - from;
    this.ringOffsets[++this.ringCount] = this.pointCount;
  }

  endPolygon(): void {
    if (this.polygonCount + 2 > this.polygonOffsets.length) this.polygonOffsets = doubled(this.polygonOffsets);
    this.polygonOffsets[++this.polygonCount] = this.ringCount;
  }

  endFeature(): void {
    if (this.geometryCount + 2 > this.geometryOffsets.length) this.geometryOffsets = doubled(this.geometryOffsets);
    this.geometryOffsets[++this.geometryCount] = this.polygonCount;
  }

  /** Takes back the feature ended last. */
  dropFeature(): void {
    this.polygonCount = this.geometryOffsets[--this.geometryCount] as number;
    this.ringCount = this.polygonOffsets[this.polygonCount] as number;
    this.pointCount = this.ringOffsets[this.ringCount] as number;
  }

  /** Forgets everything and keeps the room. */
  clear(): void {
    this.geometryCount = 0;
    this.polygonCount = 0;
    this.ringCount = 0;
    this.pointCount = 0;
  }

  /** Whether the feature ended last holds no polygon. */
  lastIsEmpty(): boolean {
    return this.geometryCount > 0 && this.geometryOffsets[this.geometryCount - 1] === this.polygonCount;
  }

  /** The set; it shares the writer's arrays, which must not be written to again. */
  build(): PolygonSet {
    return {
      kind: 'polygon',
      coordinates: this.coordinates.subarray(0, 2 * this.pointCount),
      ringOffsets: this.ringOffsets.subarray(0, this.ringCount + 1),
      polygonOffsets: this.polygonOffsets.subarray(0, this.polygonCount + 1),
      geometryOffsets: this.geometryOffsets.subarray(0, this.geometryCount + 1),
      crs: this.crs,
    };
  }

  private makeRoom(points: number): void {
    const wanted = 2 * (this.pointCount + points);
    if (wanted > this.coordinates.length) {
      const larger = new Float64Array(Math.max(2 * this.coordinates.length, wanted));
      larger.set(this.coordinates);
      this.coordinates = larger;
    }
    if (this.ringCount + 2 > this.ringOffsets.length) this.ringOffsets = doubled(this.ringOffsets);
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}

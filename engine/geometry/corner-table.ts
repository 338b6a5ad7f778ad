/** Remembers the exact coordinates that stand behind corners of a grid, the first that came for each. */
export class CornerTable {
  private grid = new Float64Array(0);
  private exact = new Float64Array(0);
  /** Number of the filling in which each slot was filled. */
  private filled = new Uint32Array(0);
  private filling = 0;
  private mask = 0;

  /** Forgets everything and makes room for `corners` different corners; arrays are kept, because tables are filled often. */
  empty(corners: number): void {
    let size = 16;
    while (size < 2 * corners) size *= 2;
    this.mask = size - 1;
    this.filling++;
    if (size <= this.filled.length && this.filling <= LAST_FILLING) return;
    size = Math.max(size, this.filled.length);
    this.grid = new Float64Array(2 * size);
    this.exact = new Float64Array(2 * size);
    this.filled = new Uint32Array(size);
    this.filling = 1;
  }

  /** Keeps x, y for a corner unless it has some. */
  keep(gridX: number, gridY: number, x: number, y: number): void {
    const slot = this.slotOf(gridX, gridY);
    if (this.filled[slot] === this.filling) return;
    this.filled[slot] = this.filling;
    this.grid[2 * slot] = gridX;
    this.grid[2 * slot + 1] = gridY;
    this.exact[2 * slot] = x;
    this.exact[2 * slot + 1] = y;
  }

  /** Writes what is kept for a corner to `into[at]`, `into[at + 1]`; whether there was anything. */
  read(gridX: number, gridY: number, into: Float64Array, at: number): boolean {
    const slot = this.slotOf(gridX, gridY);
    if (this.filled[slot] !== this.filling) return false;
    into[at] = this.exact[2 * slot] as number;
    into[at + 1] = this.exact[2 * slot + 1] as number;
    return true;
  }

  /** The slot of a corner, or the free one where it belongs (open addressing). */
  private slotOf(gridX: number, gridY: number): number {
    let slot = (Math.imul(gridX | 0, 0x9e3779b1) ^ Math.imul(gridY | 0, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.mask;
    while (this.filled[slot] === this.filling && (this.grid[2 * slot] !== gridX || this.grid[2 * slot + 1] !== gridY)) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}

/** Fillings are counted in 32 bits. */
const LAST_FILLING = 0xffff_ffff;

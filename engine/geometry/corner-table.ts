/** Remembers the exact coordinates that stand behind corners of a grid, the first that came for each. */
export class CornerTable {
  private readonly grid: Float64Array;
  private readonly exact: Float64Array;
  private readonly used: Uint8Array;
  private readonly mask: number;

  /** With room for `corners` different corners at most. */
  constructor(corners: number) {
    let size = 16;
    while (size < 2 * corners) size *= 2;
    this.grid = new Float64Array(2 * size);
    this.exact = new Float64Array(2 * size);
    this.used = new Uint8Array(size);
    this.mask = size - 1;
  }

  /** Keeps x, y for a corner unless it has some. */
  keep(gridX: number, gridY: number, x: number, y: number): void {
    const slot = this.slotOf(gridX, gridY);
    if (this.used[slot] === 1) return;
    this.used[slot] = 1;
    this.grid[2 * slot] = gridX;
    this.grid[2 * slot + 1] = gridY;
    this.exact[2 * slot] = x;
    this.exact[2 * slot + 1] = y;
  }

  /** Writes what is kept for a corner to `into[at]`, `into[at + 1]`; whether there was anything. */
  read(gridX: number, gridY: number, into: Float64Array, at: number): boolean {
    const slot = this.slotOf(gridX, gridY);
    if (this.used[slot] === 0) return false;
    into[at] = this.exact[2 * slot] as number;
    into[at + 1] = this.exact[2 * slot + 1] as number;
    return true;
  }

  /** The slot of a corner, or the free one where it belongs (open addressing). */
  private slotOf(gridX: number, gridY: number): number {
    let slot = (Math.imul(gridX | 0, 0x9e3779b1) ^ Math.imul(gridY | 0, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.mask;
    while (this.used[slot] === 1 && (this.grid[2 * slot] !== gridX || this.grid[2 * slot + 1] !== gridY)) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}

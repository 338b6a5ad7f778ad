import { KERNEL_CODE } from './kernel-code.ts';

/** What `kernel/measure.ts` exports; addresses are bytes from the start of its memory, numbers of cells and slots plain. */
export interface KernelCalls {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  setGrid(...numbers: readonly number[]): void;
  setScales(straight: boolean, columnScale: number, rowScale: number, snap: number): void;
  setRule(rowAreas: number, minimum: number, whole: boolean): void;
  setSlots(slots: number): void;
  layPortion(...addresses: readonly number[]): void;
  layRings(points: number, signs: number): void;
  layCells(...addresses: readonly number[]): void;
  layGroups(groups: number): void;
  writeWindows(parcels: number): void;
  loadRings(parcel: number): void;
  cover(column: number, row: number, columns: number, rows: number): void;
  addEdges(column: number, row: number, columns: number, rows: number): void;
  listRow(r: number, row: number, columns: number, first: number): void;
  setList(length: number): void;
  listLength(): number;
  listCovered(): number;
  listCoveredWeight(): number;
  reduceList(groups: number, slot: number): void;
  measure(...numbers: readonly number[]): void;
  writeReach(parcel: number, covered: number, coveredWeight: number): void;
  placeQuad(from: number, to: number, cells: number, marks: number): void;
  hideMissing(at: number, cells: number, marks: number): void;
}

/** The kernel's memory as arrays; `number / BYTES_PER_ELEMENT` of an address is the index. */
export interface KernelViews {
  readonly u8: Uint8Array;
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}

/** One instance of the measuring kernel: what it is told stays until the next time. */
export interface Kernel {
  readonly calls: KernelCalls;
  /** Views of all memory; fetch them again after `room`, which may move it. */
  views(): KernelViews;
  /**
   * The address of a named array with room for `bytes`. It keeps its place until more is asked of it; a new place holds
   * zeros.
   */
  room(name: string, bytes: number): number;
}

const PAGE = 65536;
/** Regions begin at multiples of this: what the widest store wants. */
const ALIGNMENT = 16;

let compiled: WebAssembly.Module | null = null;

/** A kernel with memory of its own; the code is compiled once a thread. */
export function openKernel(): Kernel {
  compiled ??= new WebAssembly.Module(KERNEL_CODE);
  const calls = new WebAssembly.Instance(compiled).exports as unknown as KernelCalls;
  const places = new Map<string, { readonly at: number; readonly bytes: number }>();
  // Address 0 stands for what is not there.
  let end = calls.memory.buffer.byteLength + ALIGNMENT;
  let views = viewsOf(calls);
  return {
    calls,
    views: () => views,
    room(name, bytes) {
      const known = places.get(name);
      if (known !== undefined && known.bytes >= bytes) return known.at;
      // Half as much again, so that sizes which creep up do not leave a trail of outgrown places.
      const size = Math.ceil((known === undefined ? bytes : 1.5 * bytes) / ALIGNMENT) * ALIGNMENT;
      const at = end;
      end += size;
      const missing = end - calls.memory.buffer.byteLength;
      if (missing > 0) {
        calls.memory.grow(Math.ceil(missing / PAGE));
        views = viewsOf(calls);
      }
      places.set(name, { at, bytes: size });
      return at;
    },
  };
}

function viewsOf({ memory: { buffer } }: KernelCalls): KernelViews {
  return {
    u8: new Uint8Array(buffer),
    i32: new Int32Array(buffer),
    u32: new Uint32Array(buffer),
    f32: new Float32Array(buffer),
    f64: new Float64Array(buffer),
  };
}

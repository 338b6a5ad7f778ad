import { type ExportedMemory, type KernelMemory, kernelMemory } from '../run/kernel-memory.ts';
import { KERNEL_CODE } from './kernel-code.ts';

/** What `kernel/measure/measure.ts` exports; addresses are bytes from the start of its memory, numbers of cells and slots plain. */
export interface KernelCalls {
  readonly memory: ExportedMemory;
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

/** One instance of the measuring kernel: what it is told stays until the next time. */
export interface Kernel extends KernelMemory {
  readonly calls: KernelCalls;
}

let compiled: WebAssembly.Module | null = null;

/** A kernel with memory of its own; the code is compiled once a thread. */
export function openKernel(): Kernel {
  compiled ??= new WebAssembly.Module(KERNEL_CODE);
  const calls = new WebAssembly.Instance(compiled).exports as unknown as KernelCalls;
  return { calls, ...kernelMemory(calls.memory) };
}

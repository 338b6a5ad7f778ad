import { type ExportedMemory, type KernelMemory, kernelMemory } from '../run/kernel-memory.ts';
import { KERNEL_CODE } from './kernel-code.ts';

/** What `kernel/measure/measure.ts` exports; addresses are bytes from the start of its memory, numbers of cells and slots plain. */
export interface KernelCalls {
  readonly memory: ExportedMemory;
  setGrid(
    width: number,
    height: number,
    x: number,
    y: number,
    p: number,
    q: number,
    r: number,
    s: number,
    determinant: number,
  ): void;
  setScales(straight: boolean, columnScale: number, rowScale: number, snap: number): void;
  setRule(rowAreas: number, minimum: number, whole: boolean): void;
  setSlots(slots: number): void;
  layPortion(
    coordinates: number,
    ringStarts: number,
    ringKinds: number,
    parcelRings: number,
    windows: number,
    places: number,
    reaches: number,
  ): void;
  layRings(points: number, signs: number): void;
  layCells(edges: number, position: number, fraction: number, weight: number): void;
  layGroups(groups: number): void;
  writeWindows(parcels: number): void;
  loadRings(parcel: number): void;
  cover(column: number, row: number, columns: number, rows: number): void;
  addRings(column: number, row: number, columns: number, rows: number): void;
  listRow(r: number, row: number, columns: number, first: number): void;
  setList(length: number): void;
  listLength(): number;
  listCovered(): number;
  listCoveredWeight(): number;
  reduceList(groups: number, slot: number): void;
  measure(from: number, past: number, slot: number, groups: number): void;
  writeReach(parcel: number, covered: number, coveredWeight: number): void;
  placeQuad(from: number, to: number, cells: number, marks: number): void;
  hideMissing(at: number, cells: number, marks: number): void;
}

/** One instance of the measuring kernel: what it is told stays until the next time. */
export interface Kernel extends KernelMemory {
  readonly calls: KernelCalls;
}

let compiled: WebAssembly.Module | null = null;

/** The compiled code, which threads hand to each other: what one has found worth optimising is so for all. */
export function kernelCode(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(KERNEL_CODE);
  return compiled;
}

/** A kernel with memory of its own. */
export function openKernel(code: WebAssembly.Module): Kernel {
  const calls = new WebAssembly.Instance(code).exports as unknown as KernelCalls;
  return { calls, ...kernelMemory(calls.memory) };
}

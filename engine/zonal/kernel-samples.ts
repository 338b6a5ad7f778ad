import { type BandValues, type MissingMarks, NOTHING_HIDDEN } from './cell-values.ts';
import type { Kernel } from './kernel.ts';
import type { LayerSlots } from './layer-slots.ts';

/** Values and weights of one layer over an extent. */
export interface LayerValues {
  readonly values: BandValues;
  readonly weights: Float64Array | null;
}

/** A layer and what has been read of it. */
interface ReadLayer {
  readonly slots: LayerSlots;
  readonly read: LayerValues;
}

/** Kinds of groups as `kernel/measure/measure.ts` names them. */
const QUAD = 0;
const FLOATS = 1;
const DOUBLES = 2;

/** Layers the kernel reduces together, side by side in one vector. */
const LANES = 4;

/** Fewer float32 layers than this are measured one by one: idle lanes cost memory. */
const FEWEST_LANES = 3;

/** Cells of four layers interleaved at once. */
const STRIP = 1 << 14;

/** Words of a group. */
const GROUP = 8;

/**
 * Hands the samples of an extent of `cells` cells to the kernel and tells it which layers to reduce together; answers
 * how many groups these are. A layer whose blocks could not be read, `null`, is left out. Tables must have been laid.
 */
export function placeLayers(
  kernel: Kernel,
  layers: readonly LayerSlots[],
  values: readonly (LayerValues | null)[],
  cells: number,
): number {
  const groups = groupLayers(layers, values);
  const padded = LANES * Math.ceil(cells / LANES);
  const list = kernel.room('groups', 4 * GROUP * groups.length);
  kernel.room('strip', 4 * LANES * STRIP);
  kernel.room('marks', 4 * 3 * LANES);
  let at = kernel.room('samples', 8 * padded * groups.reduce((sum, group) => sum + doublesOf(group), 0));
  kernel.calls.layGroups(list);
  const words = kernel.views().u32;
  words.fill(0, list / 4, list / 4 + GROUP * groups.length);
  for (const [g, group] of groups.entries()) {
    placeGroup(kernel, { group, cells, at }, list / 4 + g * GROUP);
    at += 8 * padded * doublesOf(group);
  }
  return groups.length;
}

/** Float32 layers by four, what remains one by one, in the order of the layers. */
function groupLayers(layers: readonly LayerSlots[], values: readonly (LayerValues | null)[]): ReadLayer[][] {
  const floats: ReadLayer[] = [];
  const groups: ReadLayer[][] = [];
  for (const [k, slots] of layers.entries()) {
    const read = values[k] ?? null;
    slots.samples = null;
    slots.weights = null;
    if (read === null) continue;
    if (read.weights === null && read.values.values instanceof Float32Array) floats.push({ slots, read });
    else groups.push([{ slots, read }]);
  }
  for (let k = 0; k < floats.length; ) {
    const lanes = floats.length - k >= FEWEST_LANES ? LANES : 1;
    groups.push(floats.slice(k, k + lanes));
    k += lanes;
  }
  return groups;
}

/** Doubles that a cell takes in a group. */
function doublesOf(group: readonly ReadLayer[]): number {
  const only = group.length === 1 ? group[0] : undefined;
  if (only === undefined) return LANES / 2;
  // Of a single layer of floats half as much would do, but what follows has to stand at a multiple of 8.
  return only.read.weights === null ? 1 : 2;
}

interface PlacedGroup {
  readonly group: readonly ReadLayer[];
  readonly cells: number;
  readonly at: number;
}

function placeGroup(kernel: Kernel, placed: PlacedGroup, words: number): void {
  const { group, at } = placed;
  const { u32 } = kernel.views();
  const only = group.length === 1 ? group[0] : undefined;
  if (only === undefined) {
    placeQuad(kernel, placed);
    u32[words] = QUAD;
    for (const [lane, { slots }] of group.entries()) {
      slots.samples = { type: 'f32', first: at / 4 + lane, stride: LANES };
      u32[words + 4 + lane] = slots.table;
    }
  } else {
    const isDouble = placeSingle(kernel, only, placed);
    const { slots, read } = only;
    u32[words] = isDouble ? DOUBLES : FLOATS;
    slots.samples = { type: isDouble ? 'f64' : 'f32', first: at / (isDouble ? 8 : 4), stride: 1 };
    u32[words + 4] = slots.table;
    if (read.weights !== null) {
      slots.weights = { type: 'f64', first: at / 8 + placed.cells, stride: 1 };
      u32[words + 2] = at + 8 * placed.cells;
      u32[words + 5] = slots.weightedTable;
    }
  }
  u32[words + 1] = at;
}

/** Places a layer on its own; answers whether as doubles. */
function placeSingle(kernel: Kernel, { read }: ReadLayer, { cells, at }: PlacedGroup): boolean {
  const { values, marks } = read.values;
  const { f32, f64 } = kernel.views();
  if (values instanceof Float64Array) {
    f64.set(values, at / 8);
    if (read.weights !== null) f64.set(read.weights, at / 8 + cells);
    return true;
  }
  f32.set(values, at / 4);
  kernel.calls.hideMissing(at, LANES * Math.ceil(cells / LANES), writeMarks(kernel, [marks]));
  return false;
}

function placeQuad(kernel: Kernel, { group, cells, at }: PlacedGroup): void {
  const marks = writeMarks(
    kernel,
    group.map(({ read }) => read.values.marks),
  );
  const strip = kernel.room('strip', 0);
  const { f32 } = kernel.views();
  for (let from = 0; from < cells; from += STRIP) {
    const past = Math.min(from + STRIP, cells);
    const padded = LANES * Math.ceil((past - from) / LANES);
    for (const [lane, { read }] of group.entries()) {
      f32.set(read.values.values.subarray(from, past), strip / 4 + lane * padded);
    }
    kernel.calls.placeQuad(strip, at + 4 * LANES * from, padded, marks);
  }
}

function writeMarks(kernel: Kernel, layers: readonly (MissingMarks | null)[]): number {
  const at = kernel.room('marks', 0);
  const { i32 } = kernel.views();
  for (const [lane, marks] of layers.entries()) {
    const { nodata, twin, missing } = marks ?? NOTHING_HIDDEN;
    i32[at / 4 + lane] = nodata;
    i32[at / 4 + LANES + lane] = twin;
    i32[at / 4 + 2 * LANES + lane] = missing;
  }
  return at;
}

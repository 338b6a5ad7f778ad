import { exponential, naturalLogarithm } from './exact-series.ts';

const LAYERS = 128;
/** Where the tail begins, and the area of every layer (Marsaglia & Tsang 2000, The ziggurat method). */
const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;
/** Positions inside a layer: 24 bits and a sign. */
const STEPS = 1 << 24;

/** The layers of the normal density: widths per step, steps that lie under the curve for sure, heights. */
interface Layers {
  readonly width: Float64Array;
  readonly sure: Float64Array;
  readonly height: Float64Array;
}

const layers = layersOf();

function layersOf(): Layers {
  const width = new Float64Array(LAYERS);
  const sure = new Float64Array(LAYERS);
  const height = new Float64Array(LAYERS);
  let edge = TAIL;
  const base = AREA / density(edge);
  sure[0] = (edge / base) * STEPS;
  width[0] = base / STEPS;
  width[LAYERS - 1] = edge / STEPS;
  height[0] = 1;
  height[LAYERS - 1] = density(edge);
  for (let layer = LAYERS - 2; layer >= 1; layer--) {
    const inner = Math.sqrt(-2 * naturalLogarithm(AREA / edge + density(edge)));
    sure[layer + 1] = (inner / edge) * STEPS;
    edge = inner;
    height[layer] = density(edge);
    width[layer] = edge / STEPS;
  }
  return { width, sure, height };
}

function density(x: number): number {
  return exponential(-0.5 * x * x);
}

/** Where the chance comes from: `bits` gives signed 32-bit whole numbers, `uniform` numbers on (0, 1). */
interface Chance {
  bits(): number;
  uniform(): number;
}

/**
 * A standard normal number from 32 random bits at a time (Marsaglia & Tsang 2000). Layer and position come from different
 * bits, as Doornik 2005 asks.
 */
export function zigguratNormal(chance: Chance): number {
  for (;;) {
    const word = chance.bits();
    const layer = word & (LAYERS - 1);
    const position = word >> 7;
    const x = position * (layers.width[layer] as number);
    if (Math.abs(position) < (layers.sure[layer] as number)) return x;
    if (layer === 0) return position > 0 ? tail(chance) : -tail(chance);
    const [low, high] = [layers.height[layer] as number, layers.height[layer - 1] as number];
    if (low + chance.uniform() * (high - low) < density(x)) return x;
  }
}

/** A number beyond the last layer (Marsaglia 1964). */
function tail(chance: Chance): number {
  for (;;) {
    const x = -naturalLogarithm(chance.uniform()) / TAIL;
    const y = -naturalLogarithm(chance.uniform());
    if (y + y > x * x) return TAIL + x;
  }
}

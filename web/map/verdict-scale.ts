import type { Theme } from '../state/address.ts';
import type { RotationAnswer } from '../state/rotation-sums.ts';
import type { PixelImage } from './hatch.ts';

/** Fill of a parcel by what the rules say: graver is darker, so that lightness tells as much as hue. */
const FILLS: Readonly<Record<Theme, Readonly<Record<RotationAnswer, string>>>> = {
  light: { error: '#d6938c', warning: '#f0d8a8', info: '#dde4e8', unknown: '#ffffff', none: '#f3f1ec' },
  dark: { error: '#8f4a47', warning: '#6b5830', info: '#434c54', unknown: '#2b2e31', none: '#232527' },
};

/** Ink of the marks, which stand on the fills and on panels. */
const MARKS: Readonly<Record<Theme, Readonly<Record<RotationAnswer, string>>>> = {
  light: { error: '#8a1420', warning: '#855300', info: '#4c5f6e', unknown: '#5c6066', none: '#5c6066' },
  dark: { error: '#ffb4ad', warning: '#f2cd86', info: '#b9c8d4', unknown: '#b0b2b4', none: '#b0b2b4' },
};

/** Answers drawn as a mark: a triangle, a disc, a diamond. */
export const MARKED_ANSWERS = ['error', 'warning', 'info'] as const satisfies readonly RotationAnswer[];
export type MarkedAnswer = (typeof MARKED_ANSWERS)[number];

/** The marks as paths on a square of 16. */
export const MARK_PATHS: Readonly<Record<MarkedAnswer, string>> = {
  error: 'M8 2 15 14H1Z',
  warning: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z',
  info: 'M8 1.5 14.5 8 8 14.5 1.5 8Z',
};

export function verdictFill(answer: RotationAnswer, theme: Theme): string {
  return FILLS[theme][answer];
}

export function verdictInk(answer: RotationAnswer, theme: Theme): string {
  return MARKS[theme][answer];
}

/** Name of the image of a mark in a theme, as the style refers to it. */
export function markName(answer: MarkedAnswer, theme: Theme): string {
  return `mark-${answer}-${theme}`;
}

/** The image of the mark with this name, or null when none is called so. */
export function markImage(name: string): PixelImage | null {
  for (const answer of MARKED_ANSWERS) {
    for (const theme of ['light', 'dark'] as const) {
      if (markName(answer, theme) === name) return paint(answer, theme);
    }
  }
  return null;
}

/** Side of the image in pixels, two to a point, and samples along each side of a pixel. */
const SIDE = 24;
const SAMPLES = 4;
/** Width of the light line round a mark, in sixteenths of the side. */
const HALO = 1.6;

/** How far a place of the square of 16 lies outside a mark: negative inside. */
const OUTSIDE: Readonly<Record<MarkedAnswer, (x: number, y: number) => number>> = {
  error: (x, y) => Math.max(y - 13, (Math.abs(x - 8) * 11 - (y - 2) * 6) / Math.hypot(11, 6)),
  warning: (x, y) => Math.hypot(x - 8, y - 8) - 5,
  info: (x, y) => (Math.abs(x - 8) + Math.abs(y - 8) - 6) / Math.SQRT2,
};

function paint(answer: MarkedAnswer, theme: Theme): PixelImage {
  const data = new Uint8ClampedArray(4 * SIDE * SIDE);
  const ink = rgb(verdictInk(answer, theme));
  const halo = theme === 'light' ? [255, 255, 255] : [21, 22, 23];
  for (let k = 0; k < SIDE * SIDE; k++) {
    const [inside, near] = cover(answer, k % SIDE, Math.floor(k / SIDE));
    const share = near === 0 ? 0 : inside / near;
    const mixed = ink.map((value, c) => share * value + (1 - share) * (halo[c] as number));
    data.set([...mixed, 255 * near], 4 * k);
  }
  return { width: SIDE, height: SIDE, data };
}

/** Share of a pixel inside the mark, and inside the mark with its halo. */
function cover(answer: MarkedAnswer, column: number, row: number): [number, number] {
  let [inside, near] = [0, 0];
  for (let s = 0; s < SAMPLES * SAMPLES; s++) {
    const x = ((column + ((s % SAMPLES) + 0.5) / SAMPLES) * 16) / SIDE;
    const y = ((row + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) * 16) / SIDE;
    const outside = OUTSIDE[answer](x, y);
    if (outside <= 0) inside++;
    if (outside <= HALO) near++;
  }
  return [inside / SAMPLES ** 2, near / SAMPLES ** 2];
}

function rgb(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

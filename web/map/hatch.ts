import type { Theme } from '../state/address.ts';

/** Pixels with transparency, ready for the map's image store. */
export interface PixelImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Side of a hatch tile in image pixels; it is drawn at two pixels per point. */
const SIDE = 16;

/** How a kind of parcel or the belt of a cause is hatched: distance of lines (a divisor of the side), thickness, direction, red-green-blue-opacity. */
interface Hatch {
  readonly step: number;
  readonly thickness: number;
  readonly rising: boolean;
  readonly ink: Readonly<Record<Theme, readonly [number, number, number, number]>>;
}

const HATCHES: Readonly<Record<string, Hatch>> = {
  excluded: { step: 8, thickness: 2, rising: true, ink: { light: [255, 255, 255, 110], dark: [24, 25, 27, 130] } },
  'to-be-sampled': {
    step: 8,
    thickness: 2.4,
    rising: true,
    ink: { light: [122, 126, 130, 255], dark: [150, 154, 158, 255] },
  },
  'not-assessed': {
    step: 16,
    thickness: 2.4,
    rising: false,
    ink: { light: [158, 161, 164, 255], dark: [116, 120, 124, 255] },
  },
  'seed-maize': { step: 8, thickness: 2, rising: true, ink: { light: [90, 20, 60, 200], dark: [60, 10, 40, 200] } },
  orchard: { step: 8, thickness: 2, rising: false, ink: { light: [255, 255, 255, 190], dark: [40, 16, 4, 200] } },
  greenhouse: { step: 16, thickness: 2.4, rising: true, ink: { light: [90, 80, 0, 230], dark: [70, 62, 0, 230] } },
  'trunk-road': {
    step: 16,
    thickness: 4,
    rising: false,
    ink: { light: [255, 255, 255, 200], dark: [30, 30, 30, 200] },
  },
  industry: { step: 16, thickness: 3, rising: true, ink: { light: [255, 255, 255, 220], dark: [30, 30, 30, 220] } },
};

/** Whether a kind is drawn with a hatch. */
export function isHatched(kind: string): boolean {
  return kind in HATCHES;
}

/** Name of the hatch image of a kind in a theme, as the style refers to it. */
export function hatchName(kind: string, theme: Theme): string {
  return `hatch-${kind}-${theme}`;
}

/** The hatch image with this name, or null when no hatch is called so. */
export function hatchImage(name: string): PixelImage | null {
  for (const [kind, hatch] of Object.entries(HATCHES)) {
    for (const theme of ['light', 'dark'] as const) {
      if (hatchName(kind, theme) === name) return paint(hatch, hatch.ink[theme]);
    }
  }
  return null;
}

function paint(hatch: Hatch, [red, green, blue, opacity]: readonly [number, number, number, number]): PixelImage {
  const data = new Uint8ClampedArray(4 * SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const across = (((hatch.rising ? x + y : x - y) % hatch.step) + hatch.step) % hatch.step;
      // Distance from the middle of the line, softened over one pixel so that the slope shows no steps.
      const distance = Math.min(across, hatch.step - across) / Math.SQRT2;
      const cover = Math.min(1, Math.max(0, hatch.thickness / 2 - distance + 0.5));
      data.set([red, green, blue, opacity * cover], 4 * (y * SIDE + x));
    }
  }
  return { width: SIDE, height: SIDE, data };
}

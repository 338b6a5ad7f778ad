import { describe, expect, it } from 'vitest';
import {
  CLASS_NAMES as ENGINE_CLASS_NAMES,
  EXCLUDED as ENGINE_EXCLUDED,
  FAIL as ENGINE_FAIL,
  NOT_ASSESSED as ENGINE_NOT_ASSESSED,
  PASS as ENGINE_PASS,
  SCORED as ENGINE_SCORED,
  TO_BE_SAMPLED as ENGINE_TO_BE_SAMPLED,
  UNKNOWN as ENGINE_UNKNOWN,
} from '../../../engine/index.ts';
import {
  CLASS_NAMES,
  EXCLUDED,
  FAIL,
  NOT_ASSESSED,
  PASS,
  SCORED,
  TO_BE_SAMPLED,
  UNKNOWN,
} from '../../../web/engine-client.ts';
import { colourOf, HATCHED_KINDS, kindOf, PARCEL_KINDS } from '../../../web/map/colour-scale.ts';
import { hatchImage, hatchName } from '../../../web/map/hatch.ts';

const SCALE = ['s1', 's2', 's3', 'n'] as const;

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the colours of parcels', () => {
  it.each(['light', 'dark'] as const)(
    '%s: ordered by lightness, and no unassessed parcel in a colour of the scale',
    (theme) => {
      const scale = (['s1', 's2', 's3'] as const).map((kind) => luminance(colourOf(kind, theme)));
      expect(scale).toEqual([...scale].sort((a, b) => a - b));
      const others = HATCHED_KINDS.map((kind) => colourOf(kind, theme));
      for (const kind of SCALE) expect(others).not.toContain(colourOf(kind, theme));
    },
  );

  it('follow the status first, then the class', () => {
    expect(kindOf(EXCLUDED, 1)).toBe('excluded');
    expect(kindOf(TO_BE_SAMPLED, 1)).toBe('to-be-sampled');
    expect(kindOf(NOT_ASSESSED, 0)).toBe('not-assessed');
    expect([1, 2, 3, 4].map((k) => kindOf(SCORED, k))).toEqual([...SCALE]);
    expect(() => kindOf(9, 1)).toThrow(/status 9/);
  });

  it('read the numbers of the engine', () => {
    const page = [EXCLUDED, TO_BE_SAMPLED, NOT_ASSESSED, SCORED, UNKNOWN, PASS, FAIL];
    const status = [ENGINE_EXCLUDED, ENGINE_TO_BE_SAMPLED, ENGINE_NOT_ASSESSED, ENGINE_SCORED];
    expect(page).toEqual([...status, ENGINE_UNKNOWN, ENGINE_PASS, ENGINE_FAIL]);
    expect(CLASS_NAMES).toEqual(ENGINE_CLASS_NAMES);
  });
});

describe('hatches', () => {
  it('are there for every hatched kind in both themes, and for nothing else', () => {
    for (const kind of PARCEL_KINDS) {
      for (const theme of ['light', 'dark'] as const) {
        const image = hatchImage(hatchName(kind, theme));
        expect(image !== null, kind).toBe(HATCHED_KINDS.includes(kind));
      }
    }
    expect(hatchImage('something-else')).toBeNull();
  });

  it('repeat without a seam', () => {
    const image = hatchImage(hatchName('to-be-sampled', 'light'));
    if (image === null) throw new Error('no image');
    const opacity = (x: number, y: number) => {
      const { width, height, data } = image;
      return data[4 * (((y + height) % height) * width + ((x + width) % width)) + 3];
    };
    for (let k = 0; k < image.width; k++) expect(opacity(k, 0)).toBe(opacity(k - 1, image.height + 1));
  });
});

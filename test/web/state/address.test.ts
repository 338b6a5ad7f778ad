import { describe, expect, it } from 'vitest';
import { type Address, readAddress, writeAddress } from '../../../web/state/address.ts';

const full: Address = {
  focus: { kind: 'parcel', id: '6207021072030010012' },
  language: 'en',
  unit: 'ha',
  theme: 'dark',
  camera: { zoom: 14.5, lat: 38.854499, lon: 100.471252 },
  change: 'eJyrVkrOT0lVslIyVqoFABcWA4k',
};

const nothing: Address = { focus: null, language: null, unit: null, theme: null, camera: null, change: null };

describe('the state in the address', () => {
  it('comes back as it was written', () => {
    expect(readAddress(writeAddress(full))).toEqual(full);
    expect(writeAddress(full)).toBe(
      '?focus=parcel:6207021072030010012&lang=en&unit=ha&theme=dark&map=14.5/38.854499/100.471252&ask=eJyrVkrOT0lVslIyVqoFABcWA4k',
    );
  });

  it('keeps ids with any sign in them', () => {
    const odd: Address = { ...nothing, focus: { kind: 'candidate', id: '甲 & 乙:1/2?' } };
    expect(readAddress(writeAddress(odd))).toEqual(odd);
  });

  it('is empty for nothing', () => {
    expect(writeAddress(nothing)).toBe('');
    expect(readAddress('')).toEqual(nothing);
  });

  it.each([
    '?focus=parcel',
    '?focus=crop:1',
    '?focus=parcel:',
    '?lang=de&unit=acre&theme=blue',
    '?map=14/38',
    '?ask=a+b',
    '?ask=',
    '?map=a/b/c',
    '?map=99/38/100',
    '?map=14//100',
  ])('reads nothing from %s', (search) => {
    expect(readAddress(search)).toEqual(nothing);
  });
});

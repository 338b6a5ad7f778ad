import type { Theme } from '../state/address.ts';

/**
 * Colours of belts and zones by the id of what causes them (Okabe and Ito's set, safe for colour-blind eyes, and a brown).
 * Kinds that are not named here are drawn as `other`.
 */
const COLOURS: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    'field-crop': '#e69f00',
    'seed-maize': '#cc79a7',
    orchard: '#d55e00',
    greenhouse: '#f0e442',
    settlement: '#56b4e9',
    industry: '#222222',
    'trunk-road': '#6f6f6f',
    railway: '#6f6f6f',
    'livestock-farm': '#7d4e24',
    mine: '#222222',
    landfill: '#7d4e24',
    'sewage-outlet': '#0072b2',
    canal: '#0072b2',
    well: '#0072b2',
    other: '#8a7aa8',
  },
  dark: {
    'field-crop': '#f2b134',
    'seed-maize': '#dd97bf',
    orchard: '#e87a33',
    greenhouse: '#f5ec6b',
    settlement: '#7cc7f2',
    industry: '#f2f2f2',
    'trunk-road': '#a6a6a6',
    railway: '#a6a6a6',
    'livestock-farm': '#b98a5c',
    mine: '#f2f2f2',
    landfill: '#b98a5c',
    'sewage-outlet': '#4ba3d9',
    canal: '#4ba3d9',
    well: '#4ba3d9',
    other: '#b5a8cd',
  },
};

/** Colour of a cause in a theme. */
export function causeColour(kind: string, theme: Theme): string {
  return COLOURS[theme][kind] ?? (COLOURS[theme].other as string);
}

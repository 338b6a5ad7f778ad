import type { Theme } from '../state/address.ts';

/** Colours of everything on the map that is not data on parcels: quieter than the data in both themes. */
export interface MapInk {
  readonly ground: string;
  readonly water: string;
  readonly road: string;
  readonly roadCase: string;
  readonly settlement: string;
  readonly villageBorder: string;
  readonly parcelBorder: string;
  readonly base: string;
  readonly baseHalo: string;
  readonly noBelt: string;
  readonly focus: string;
  readonly label: string;
  readonly quietLabel: string;
  readonly labelHalo: string;
}

const INKS: Readonly<Record<Theme, MapInk>> = {
  light: {
    ground: '#eeece6',
    water: '#9cc3d9',
    road: '#ffffff',
    roadCase: '#cfcbc3',
    settlement: '#d8d7d4',
    villageBorder: '#b5aea2',
    parcelBorder: 'rgba(255, 255, 255, 0.75)',
    base: '#11324d',
    baseHalo: '#ffffff',
    noBelt: '#4c5660',
    focus: '#1b62b8',
    label: '#2c2f33',
    quietLabel: '#6a665f',
    labelHalo: '#ffffff',
  },
  dark: {
    ground: '#1a1b1d',
    water: '#3d5f74',
    road: '#2e3134',
    roadCase: '#55595e',
    settlement: '#2f3134',
    villageBorder: '#5a5d61',
    parcelBorder: 'rgba(21, 22, 23, 0.65)',
    base: '#d9e8f5',
    baseHalo: '#10161c',
    noBelt: '#c3cbd3',
    focus: '#6aa9ff',
    label: '#ecebe7',
    quietLabel: '#a5a39d',
    labelHalo: '#151617',
  },
};

/** Colours of the map in a theme. */
export function mapInkOf(theme: Theme): MapInk {
  return INKS[theme];
}

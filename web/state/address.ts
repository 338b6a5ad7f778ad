import type { AreaUnit, Language } from '../text/number-format.ts';

/** What the user points at, by the id it has in files and exports. */
export interface FocusKey {
  /** A stretch of border is named by its base and its number from 1, such as `620722101225-01/7`. */
  readonly kind: 'parcel' | 'candidate' | 'village' | 'border';
  readonly id: string;
}

/** Where the map looks. */
export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

export type Theme = 'light' | 'dark';

/** The part of the state that a link carries; null stands for "as the browser has it". */
export interface Address {
  readonly focus: FocusKey | null;
  readonly language: Language | null;
  readonly unit: AreaUnit | null;
  readonly theme: Theme | null;
  readonly camera: Camera | null;
  /** What differs from the scenario beside the page, as `packChange` writes it. */
  readonly change: string | null;
}

const FOCUS_KINDS: readonly FocusKey['kind'][] = ['parcel', 'candidate', 'village', 'border'];

/** Reads `?focus=parcel:ID&lang=en&unit=ha&theme=dark&map=ZOOM/LAT/LON&ask=CHANGE`; parts it cannot read are null. */
export function readAddress(search: string): Address {
  const parts = new URLSearchParams(search);
  return {
    focus: readFocus(parts.get('focus')),
    language: oneOf(parts.get('lang'), ['zh', 'en']),
    unit: oneOf(parts.get('unit'), ['mu', 'ha']),
    theme: oneOf(parts.get('theme'), ['light', 'dark']),
    camera: readCamera(parts.get('map')),
    change: /^[\w-]+$/.exec(parts.get('ask') ?? '')?.[0] ?? null,
  };
}

/** Writes the address as a query that `readAddress` reads back; empty when everything is null. */
export function writeAddress(address: Address): string {
  const parts: string[] = [];
  if (address.focus !== null) parts.push(`focus=${address.focus.kind}:${encodeURIComponent(address.focus.id)}`);
  if (address.language !== null) parts.push(`lang=${address.language}`);
  if (address.unit !== null) parts.push(`unit=${address.unit}`);
  if (address.theme !== null) parts.push(`theme=${address.theme}`);
  if (address.camera !== null) {
    const { zoom, lat, lon } = address.camera;
    parts.push(`map=${Number(zoom.toFixed(2))}/${lat.toFixed(6)}/${lon.toFixed(6)}`);
  }
  if (address.change !== null) parts.push(`ask=${address.change}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function readFocus(value: string | null): FocusKey | null {
  if (value === null) return null;
  const colon = value.indexOf(':');
  const kind = oneOf(value.slice(0, colon), FOCUS_KINDS);
  const id = value.slice(colon + 1);
  return colon < 0 || kind === null || id === '' ? null : { kind, id };
}

function readCamera(value: string | null): Camera | null {
  const numbers = (value ?? '').split('/').map((part) => (part === '' ? Number.NaN : Number(part)));
  const [zoom, lat, lon] = numbers;
  if (numbers.length !== 3 || zoom === undefined || lat === undefined || lon === undefined) return null;
  const sensible = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return sensible ? { zoom, lat, lon } : null;
}

function oneOf<T extends string>(value: string | null, allowed: readonly T[]): T | null {
  return allowed.find((item) => item === value) ?? null;
}

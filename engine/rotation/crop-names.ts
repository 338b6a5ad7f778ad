import { distance } from 'fastest-levenshtein';
import type { RotationCrop } from './rotation-standard.ts';

/** What a cell of a crop column says. */
export type CropAnswer =
  | { readonly kind: 'crops'; readonly crops: readonly RotationCrop[]; readonly asGreenManure: boolean }
  | { readonly kind: 'fallow' }
  /** The writer does not know, or wrote nothing. */
  | { readonly kind: 'not-known' }
  /** No crop of that name; the nearest names, never taken for it. */
  | { readonly kind: 'no-such-crop'; readonly suggestions: readonly string[] };

const FALLOW = ['休耕', '休闲', '休耕地', '轮歇', 'fallow'];
const NOT_KNOWN = ['', '-', '—', '不详', '未知', '不清楚', 'unknown'];
const GREEN_MANURE = /绿肥|green manure/;
/** Crops that stand in one cell together. */
const TOGETHER = /[/、+，,]/;
const MOST_SUGGESTIONS = 3;

/** Reads crop names as people write them, by the names of a table of crops; anything in brackets is a remark. */
export function cropReader(crops: readonly RotationCrop[]): (written: string) => CropAnswer {
  const byName = new Map<string, RotationCrop>();
  for (const crop of crops) {
    const { id, label, latin, names } = crop;
    for (const name of [id, label.zh, label.en, latin, ...names, ...label.zh.split('/')]) byName.set(plain(name), crop);
  }
  const known = [...byName.keys()];
  const cropOf = (name: string) => byName.get(name) ?? byName.get(withoutRemark(name));
  return (written) => {
    const name = plain(written);
    if (NOT_KNOWN.includes(name)) return { kind: 'not-known' };
    if (FALLOW.includes(withoutRemark(name))) return { kind: 'fallow' };
    const asGreenManure = GREEN_MANURE.test(name);
    const bare = asGreenManure ? plain(name.replace(GREEN_MANURE, '').replace(/^\((.*)\)$/, '$1')) : name;
    const whole = cropOf(bare);
    const parts = whole === undefined ? bare.split(TOGETHER).map((part) => cropOf(plain(part))) : [whole];
    const found = parts.flatMap((crop) => (crop === undefined ? [] : [crop]));
    if (found.length === parts.length) return { kind: 'crops', crops: found, asGreenManure };
    return { kind: 'no-such-crop', suggestions: nearest(bare, known) };
  };
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function withoutRemark(name: string): string {
  return name.replace(/\s*\([^()]*\)\s*$/, '');
}

/** Names that differ in less than all their characters, nearest first. */
function nearest(name: string, known: readonly string[]): string[] {
  return known
    .map((other) => ({ other, changes: distance(name, other) }))
    .filter(({ other, changes }) => changes < Math.max(name.length, other.length))
    .sort((a, b) => a.changes - b.changes || (a.other < b.other ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ other }) => other);
}

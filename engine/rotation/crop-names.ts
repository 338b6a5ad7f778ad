import { distance } from 'fastest-levenshtein';
import type { RotationCrop, RotationStandard } from './rotation-standard.ts';

/** One place in a cell's sequence: crops grown together, by their rows in the table of crops. */
export interface CropsTogether {
  readonly crops: readonly number[];
  readonly asGreenManure: boolean;
  readonly forSeed: boolean;
}

/** What a cell of a crop column says. */
export type CropAnswer =
  /** One after the other; `isPartial` when the writer does not know all of them. */
  | { readonly kind: 'crops'; readonly sequence: readonly CropsTogether[]; readonly isPartial: boolean }
  | { readonly kind: 'fallow' }
  | { readonly kind: 'not-cropped' }
  /** The writer does not know, or wrote nothing. */
  | { readonly kind: 'not-known' }
  /** No crop of that name; the nearest names, never taken for it. */
  | { readonly kind: 'no-such-crop'; readonly suggestions: readonly string[] };

const GREEN_MANURE = /绿肥|green manure/;
const FOR_SEED = /制种|for seed/;
/** Crops that follow each other in one cell, and crops that stand together. */
const AFTER = /[;；→]/;
const TOGETHER = /[/、+，,]/;
const MOST_SUGGESTIONS = 3;

/** Reads crop names as people write them, by the names of a table of crops; anything in brackets is a remark. */
export function cropReader({ crops, words }: RotationStandard): (written: string) => CropAnswer {
  const { cropOf, known } = namesOf(crops);
  const fallow = words.fallow.map(plain);
  const notCropped = words.notCropped.map(plain);
  const notKnown = ['', ...words.notKnown.map(plain)];
  const meaning = new Map(Object.entries(words.meaning).map(([as, means]) => [plain(as), plain(means)]));
  const cache = new Map<string, CropAnswer>();
  const read = (written: string): CropAnswer => {
    const name = meaning.get(plain(written)) ?? plain(written);
    if (notKnown.includes(name)) return { kind: 'not-known' };
    if (fallow.includes(name) || fallow.includes(withoutRemark(name))) return { kind: 'fallow' };
    if (notCropped.includes(name)) return { kind: 'not-cropped' };
    const whole = cropsTogether(name, cropOf);
    const parts = name.split(AFTER).map(plain);
    const told = parts.filter((part) => !notKnown.includes(part));
    const sequence = whole === null ? told.map((part) => cropsTogether(part, cropOf)) : [whole];
    const found = sequence.flatMap((part) => (part === null ? [] : [part]));
    if (found.length === sequence.length) {
      return { kind: 'crops', sequence: found, isPartial: whole === null && told.length < parts.length };
    }
    return { kind: 'no-such-crop', suggestions: nearest(name, known) };
  };
  return (written) => {
    const kept = cache.get(written);
    if (kept !== undefined) return kept;
    const answer = read(written);
    cache.set(written, answer);
    return answer;
  };
}

function namesOf(crops: readonly RotationCrop[]) {
  const byName = new Map<string, number>();
  for (const [row, { id, label, latin, names }] of crops.entries()) {
    for (const name of [id, label.zh, label.en, latin, ...names, ...label.zh.split('/')]) byName.set(plain(name), row);
  }
  const cropOf = (name: string) => byName.get(name) ?? byName.get(withoutRemark(name));
  return { cropOf, known: [...byName.keys()] };
}

function cropsTogether(name: string, cropOf: (name: string) => number | undefined): CropsTogether | null {
  const asGreenManure = GREEN_MANURE.test(name);
  const forSeed = FOR_SEED.test(name);
  const bare = [GREEN_MANURE, FOR_SEED].reduce((left, word) => plain(left.replace(word, '')), name);
  const outside = plain(bare.replace(/\(\s*\)/g, '').replace(/^\((.*)\)$/, '$1'));
  const whole = cropOf(name) ?? cropOf(outside);
  const parts = whole === undefined ? outside.split(TOGETHER).map((part) => cropOf(plain(part))) : [whole];
  const crops = parts.flatMap((crop) => (crop === undefined ? [] : [crop]));
  return crops.length === parts.length ? { crops, asGreenManure, forSeed } : null;
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

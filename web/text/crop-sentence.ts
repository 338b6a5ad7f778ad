import { CLASS_NAMES, type CropGroupTable } from '../engine-client.ts';
import type { Speech } from './speech.ts';

/** Why a parcel has its class for a group of crops: best crop, what limits, what is not known, what salt leaves open. */
export function cropSentence(group: CropGroupTable, row: number, { t, local }: Speech): string {
  const words = t.judgement.crops;
  const at = (column: ArrayLike<number>) => column[row] as number;
  const named = (bits: number) => words.qualities.filter((_name, bit) => (bits >> bit) % 2 === 1).join(words.and);
  const best = group.crops[at(group.bestCrop)];
  const [kind, harsh] = [at(group.bestCase), at(group.worstCase)];
  const parts = [
    best === undefined ? '' : words.best(local(best.label)),
    at(group.limiting) === 0 ? '' : words.limiting(named(at(group.limiting))),
    at(group.unknown) === 0 ? '' : words.unknown(named(at(group.unknown))),
    kind === harsh ? '' : words.unsure(CLASS_NAMES[kind] ?? '', CLASS_NAMES[harsh] ?? ''),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

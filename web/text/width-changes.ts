import type { BeltTables } from '../engine-client.ts';
import type { Speech } from './speech.ts';

/** Less is nothing a surveyor could measure, metres. */
const NOTHING_M = 0.05;

/** What would change the belt of a stretch, sentence by sentence. */
export function widthChanges(tables: BeltTables, s: number, speech: Speech): string[] {
  const { t, format } = speech;
  const words = t.belts.change;
  const { causes, kinds, segments, rule } = tables;
  const cause = causes[segments.cause[s] as number];
  const kind = kinds[cause?.kind ?? -1];
  if (cause === undefined || kind === undefined) return [];
  if (cause.terms.length === 0) return [kind.needsBelt ? words.tooFar : words.noBelt];
  const isFarmed = (segments.neighbour[s] as number) >= 0;
  const short = (segments.ownWidthM[s] as number) - (segments.availableM[s] as number);
  return [
    decisiveSentence(tables, s, speech),
    ...(isFarmed ? [words.convert] : []),
    ...(isFarmed && rule.placement === 'inside' ? [words.agree] : []),
    ...((segments.widthM[s] as number) > rule.floorM + NOTHING_M ? [words.gap] : []),
    ...(short > NOTHING_M ? [words.short(format.metres(short))] : []),
  ];
}

function decisiveSentence({ causes, segments, rule }: BeltTables, s: number, { t, format }: Speech): string {
  const { change: words, stretch } = t.belts;
  const { terms = [], decisive = -1 } = causes[segments.cause[s] as number] ?? {};
  switch (terms[decisive]?.id) {
    case 'drift':
      return words.drift(format.metres(rule.floorM));
    case 'certifier':
      return words.certifier;
    case 'seed-isolation':
      return words.seed;
    default: {
      const [next] = terms.filter(({ id }) => id !== 'floor').toSorted((a, b) => b.widthM - a.widthM);
      // The engine never lets drift fall below the floor, so a term as wide as the floor hides what it would ask.
      return next === undefined || next.widthM >= rule.floorM
        ? words.floorOnly
        : words.floorNext(stretch.term[next.id], format.metres(next.widthM));
    }
  }
}

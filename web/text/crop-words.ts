import type { MatrixRow } from '../engine-client.ts';
import type { Speech } from './speech.ts';

/** Lines of a cell of field × year: crops one after the other, those grown together in one; fallow and unknown are said. */
export function cellLines({ isKnown, sequence }: MatrixRow['years'][number], { t, local }: Speech): string[] {
  const words = t.rotation.matrix;
  if (sequence.length === 0) return [isKnown ? words.fallow : words.unknown];
  return sequence.map((crops) =>
    crops
      .map(({ label, asGreenManure, forSeed }) => {
        const name = local(label);
        return asGreenManure ? words.greenManure(name) : forSeed ? words.forSeed(name) : name;
      })
      .join(words.together),
  );
}

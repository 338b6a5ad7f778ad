import { CHANGE_KINDS, CLASS_NAMES, EXCLUDED, type PlanTables, UNKNOWN } from '../engine-client.ts';
import { roundedOutward } from '../state/rounded-outward.ts';
import type { Speech } from './speech.ts';

/** The smallest change that lifts a parcel a class, or why there is none. */
export function changeSentence(tables: PlanTables, row: number, { t, format, local }: Speech): string {
  const { parcels, criteria, limitKinds } = tables;
  const { changes } = parcels;
  const words = t.judgement.change;
  const k = changes.criterion[row] as number;
  const criterion = criteria[k];
  switch (CHANGE_KINDS[changes.kind[row] as number]) {
    case 'sample': {
      const open = limitKinds.filter((kind) => parcels.limits[kind][row] === UNKNOWN);
      return words.sample(open.map((kind) => t.limits.kinds[kind]).join(words.comma));
    }
    case 'measure':
      return words.measure(criterion === undefined ? '' : local(criterion.label));
    case 'improve': {
      if (criterion === undefined) return words.none;
      const from = parcels.criteria[k]?.values[row] ?? Number.NaN;
      const to = roundedOutward(from, changes.target[row] as number);
      const [now, then] = [from, to].map((value) => format.value(value, criterion.unit)) as [string, string];
      const reached = CLASS_NAMES[changes.suitabilityClass[row] as number] ?? '';
      return words.improve(local(criterion.label), now, then, reached);
    }
    default:
      if (parcels.status[row] === EXCLUDED) return words.veto;
      return parcels.suitabilityClass[row] === 1 ? words.best : words.none;
  }
}

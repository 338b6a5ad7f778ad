import { CLASS_NAMES, type PlanTables, type VillageRow } from '../engine-client.ts';
import { classSpread } from '../state/rule-agreement.ts';
import type { Speech } from './speech.ts';

/** One line for each folded part of a village: what one would find inside. */
export interface FoldLines {
  readonly reason: string;
  readonly limiting: string;
  readonly rules: string;
  readonly difficulty: string;
  readonly crops: string;
  readonly fertility: string;
  readonly confidence: string;
  readonly place: string;
}

/** The lines of a village; a part without results has an empty one. */
export function foldLines(village: VillageRow, tables: PlanTables, speech: Speech): FoldLines {
  const { t, format, local } = speech;
  const { confidence, difficulty, fertility } = t.judgement;
  const label = (k: number) => {
    const criterion = tables.criteria[k];
    return criterion === undefined ? '' : local(criterion.label);
  };
  const [difference] = village.townDifferences;
  const [limiting] = village.limiting;
  const { landGrade } = village;
  return {
    reason:
      difference === undefined
        ? ''
        : `${t.judgement.differences.title} ${label(difference.criterion)} ${format.fineDifference(difference.difference)}`,
    limiting: limiting === undefined ? '' : `${label(limiting.criterion)} ${format.areaWithUnit(limiting.areaM2)}`,
    rules: spreadText(village),
    difficulty:
      village.difficulty === null
        ? ''
        : `${difficulty.rank(format.count(village.difficulty.rank))} · ${difficulty.value} ${format.score(village.difficulty.value)}`,
    crops: village.cropGroups.map((group) => bestClass(group, tables, speech)).join(' · '),
    fertility:
      landGrade === null
        ? ''
        : `${fertility.land} ${fertility.landRange(format.count(landGrade.best), format.count(landGrade.worst))}`,
    confidence: `${confidence.coverage} ${format.share(village.confidence.coverage)} · ${confidence.sampled} ${format.share(village.confidence.sampledShare)}`,
    place: `${format.areaWithUnit(village.areaM2)} · ${t.table.candidates} ${format.count(village.candidates.length)}`,
  };
}

function spreadText({ rules }: VillageRow): string {
  const spread = classSpread(rules);
  if (spread === null) return '';
  const [best, worst] = [spread.best, spread.worst].map((i) => CLASS_NAMES[i]);
  return best === worst ? `${best}` : `${best}–${worst}`;
}

function bestClass(
  { id, areaM2 }: VillageRow['cropGroups'][number],
  { parcels }: PlanTables,
  { t, local }: Speech,
): string {
  const found = parcels.cropGroups.find((group) => group.id === id);
  const largest = areaM2.indexOf(Math.max(...areaM2));
  const name = largest === 0 ? t.judgement.crops.none : CLASS_NAMES[largest];
  return `${found === undefined ? id : local(found.label)} ${name}`;
}

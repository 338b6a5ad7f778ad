import type { ProposedRotation } from '../engine/index.ts';
import { type Language, textTable } from './terminal.ts';

/** A proposed rotation as plain data for programs; null where none was asked for. */
export function proposalSummary(proposed: ProposedRotation | null) {
  if (proposed === null) return null;
  const { tables, rows, kept, years, proposal } = proposed;
  const { sequences, ...sums } = proposal;
  const ids = (list: readonly number[]) => list.map((row) => tables.parcels.ids[row] as string);
  return {
    years,
    ...sums,
    kept: ids(kept),
    parcels: ids(rows).map((parcel, p) => ({
      parcel,
      errors: sequences[p]?.errors ?? null,
      warnings: sequences[p]?.warnings ?? null,
      crops:
        sequences[p]?.programs.map(({ crops }) => crops.map(({ crop }) => tables.standard.crops[crop]?.id ?? '')) ?? [],
    })),
  };
}

/** Land of each family year by year, what is left of conflicts, and how near the choice is to the best, for people. */
export function proposalWords(proposed: ProposedRotation | null, language: Language): string {
  if (proposed === null) return '';
  const zh = language === 'zh';
  const { rows, kept, years, proposal } = proposed;
  const { families, legumeMu, errorMu, warningMu, goodMu, cost, bound } = proposal;
  const gap = ((100 * Math.max(0, cost - bound)) / Math.max(1, Math.abs(cost))).toFixed(2);
  const left = [errorMu.toFixed(1), warningMu.toFixed(1), goodMu.toFixed(1)];
  const head = zh
    ? `${years[0]}～${years.at(-1)} 年轮作方案：${rows.length} 个地块，${kept.length} 个在地多年生或制种地块不动；避不开错误的 ${left[0]} 亩，警告 ${left[1]} 亩次，接好前茬 ${left[2]} 亩次；与最优的差距不超过 ${gap} %`
    : `rotation of ${years[0]} to ${years.at(-1)}: ${rows.length} parcels, ${kept.length} under stands or seed contracts stay; ${left[0]} mu with an error nothing avoids, ${left[1]} mu times warnings, ${left[2]} mu times good preceding crops; within ${gap} % of the best`;
  const line = (name: string, mu: readonly number[]) => [name, ...mu.map((value) => value.toFixed(1))];
  const table = [
    ...families.map(({ family, mu }) => line(family, mu)),
    line(zh ? '豆科与绿肥' : 'legumes and green manure', legumeMu),
  ];
  return `\n${head}\n${textTable([zh ? '科' : 'family', ...years.map((year) => `${year}>`)], table)}\n`;
}

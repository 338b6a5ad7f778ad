import { PlanningError, type RotationQuestion, text } from '../engine/index.ts';
import type { SharedOptions } from './command-options.ts';

/** Options of `wotu rotate`. */
export interface RotateOptions extends SharedOptions {
  readonly history: string;
  readonly parcels: readonly string[];
  readonly parcel: string;
  readonly id?: string;
  readonly crs?: string;
  readonly year: string;
  readonly season: string;
  readonly crop: string;
  readonly parents?: string;
  readonly area?: string;
  readonly status?: string;
  readonly sown?: string;
  readonly harvested?: string;
  readonly diseases?: string;
  readonly rules?: string;
  readonly unitDigits?: number;
  readonly winterFallow?: boolean;
  readonly out?: string;
  readonly matrix?: string;
  readonly plan?: string;
  readonly planFrom?: number;
  readonly repair?: string;
  readonly clear: 'error' | 'warning';
  readonly by: 'standard' | 'policy';
  readonly scopeDigits: number;
  readonly bounds?: string;
  readonly propose?: number;
  readonly base: readonly string[];
  readonly planOut?: string;
}

/** Columns that are read where a sheet has them, by the names county offices use. */
const CUSTOMARY = {
  parents: '上级地块',
  area: '面积(亩)',
  status: '有机状态',
  sown: '播种日期',
  harvested: '收获日期',
  diseases: '病害',
};

/** The question that the options ask; `standard` is the file of rules. */
export function rotationQuestion(options: RotateOptions, standard: string): RotationQuestion {
  const { history, parcel, year, season, crop, rules, winterFallow = false } = options;
  const isMatrix = crop.includes('{year}');
  const given = [options.parents, options.area, options.status, options.sown, options.harvested, options.diseases];
  return {
    file: history,
    fields: isMatrix
      ? { layout: 'matrix', parcel, crop, areaMu: options.area ?? 'area_mu' }
      : {
          layout: 'rows',
          parcel,
          year,
          season,
          crop,
          parents: options.parents ?? CUSTOMARY.parents,
          areaMu: options.area ?? CUSTOMARY.area,
          status: options.status ?? CUSTOMARY.status,
          sown: options.sown ?? CUSTOMARY.sown,
          harvested: options.harvested ?? CUSTOMARY.harvested,
          diseases: options.diseases ?? CUSTOMARY.diseases,
        },
    plan: options.plan ?? null,
    required: given.flatMap((name) => (name === undefined ? [] : [name])),
    drawings: options.parcels.map((written) => drawing(written, options)),
    standard,
    ownRules: rules ?? null,
    winterFallow,
    unitDigits: options.unitDigits ?? null,
    statusWords: {
      conventional: ['常规', 'conventional'],
      inConversion: ['转换', '转换期', 'in conversion', 'conversion'],
      organic: ['有机', 'organic'],
    },
  };
}

/** `FILE` as the land stands now, `YEAR=FILE` as it was drawn in a year. */
function drawing(
  written: string,
  { parcel, id = parcel, crs = null }: { readonly parcel: string; readonly id?: string; readonly crs?: string | null },
) {
  const [, year, file] = /^(?:(\d{4})=)?(.+)$/s.exec(written) ?? [];
  if (file === undefined) {
    throw new PlanningError('usage', 'bad-option', {
      text: text(
        `--parcels 应为 文件 或 年份=文件，实为“${written}”`,
        `--parcels should be FILE or YEAR=FILE, found "${written}"`,
      ),
      remedy: text('例如 --parcels 2022=parcels-2022.shp.zip', 'for example --parcels 2022=parcels-2022.shp.zip'),
    });
  }
  return { file, year: year === undefined ? null : Number(year), parcel: id, crs };
}

import { type LocalText, text } from '../../run/local-text.ts';
import { EXCLUDED, NOT_ASSESSED, TO_BE_SAMPLED, type VillageRow } from '../plan-tables.ts';

/** A kind of land in the legend, with its area in one village, m². */
export interface LandShare {
  /** Class in the style sheet. */
  readonly kind: string;
  readonly label: LocalText;
  readonly areaM2: number;
}

/** A village's land by class and, where there is none, by status; together it is all its land. */
export function landShares({ classAreaM2, statusAreaM2 }: VillageRow): LandShare[] {
  const [s1, s2, s3, n] = classAreaM2;
  const share = (kind: string, label: LocalText, areaM2: number): LandShare => ({ kind, label, areaM2 });
  return [
    share('s1', text('S1 高度适宜', 'S1 highly suitable'), s1),
    share('s2', text('S2 中度适宜', 'S2 moderately suitable'), s2),
    share('s3', text('S3 勉强适宜', 'S3 marginally suitable'), s3),
    share('not-suitable', text('N 不适宜', 'N not suitable'), n),
    share('excluded', text('排除（超标）', 'Excluded'), statusAreaM2[EXCLUDED]),
    share('to-be-sampled', text('待测', 'To be sampled'), statusAreaM2[TO_BE_SAMPLED]),
    share('not-assessed', text('未评价', 'Not assessed'), statusAreaM2[NOT_ASSESSED]),
  ];
}

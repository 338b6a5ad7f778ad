import type { VillageRow } from '../plan-tables.ts';
import { criterionLabel, type Page } from './report-page.ts';

/** How firmly a village holds its place, in plain words: share of the draws, and the weight that would change it. */
export function bandWords(page: Page, { band, rank }: VillageRow): string {
  const { tables, t, figures } = page;
  if (tables.robustness === null) return t('没有做抽样检验', 'not tried by draws');
  if (rank === 0) return t('无名次', 'no rank');
  if (band === null) return figures.unknown;
  const top = tables.robustness.top;
  const isListed = rank <= top;
  const share = shareOfDraws(page, band.topShare);
  const held = isListed
    ? t(`在 ${share} 的抽样中留在前 ${top} 名`, `stays in the first ${top} in ${share} of the draws`)
    : t(`在 ${share} 的抽样中进入前 ${top} 名`, `enters the first ${top} in ${share} of the draws`);
  const span = t(
    `P5–P95 第 ${figures.count(band.low)} 至 ${figures.count(band.high)} 名，中位 ${figures.count(band.median)}`,
    `P5–P95 rank ${figures.count(band.low)} to ${figures.count(band.high)}, median ${figures.count(band.median)}`,
  );
  return [span, held, switchWords(page, band.switches[0], isListed)].join(t('；', '; '));
}

type Switch = NonNullable<VillageRow['band']>['switches'][number];

function switchWords(page: Page, first: Switch | undefined, isListed: boolean): string {
  const { t, figures } = page;
  if (first === undefined) {
    return isListed
      ? t('单独改变任何一项权重都不会使其退出', 'no single weight would take it off the list')
      : t('单独改变任何一项权重都不会使其入选', 'no single weight would bring it onto the list');
  }
  const { weight, switchWeight } = first;
  const label = criterionLabel(page, first.criterion);
  const decimals = tellingDecimals(weight, switchWeight);
  const [now, then] = [figures.fixed(weight, decimals), figures.fixed(switchWeight, decimals)];
  const isBelow = switchWeight < weight;
  return t(
    `${label}的权重（现为 ${now}）${isBelow ? '低于' : '高于'} ${then} 时${isListed ? '退出' : '入选'}`,
    `${isListed ? 'falls out' : 'comes in'} when the weight of ${label} (now ${now}) ${isBelow ? 'drops below' : 'rises above'} ${then}`,
  );
}

/** A share of the draws; one decimal where whole per cent would say never or always and neither is true. */
export function shareOfDraws({ figures }: Page, share: number): string {
  const isExtreme = (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
  return figures.share(share, isExtreme ? 1 : 0);
}

/** Two decimals, or as many as tell the two weights from each other and from nothing. */
function tellingDecimals(weight: number, switchWeight: number): number {
  const tells = (decimals: number) => {
    const then = switchWeight.toFixed(decimals);
    return then !== weight.toFixed(decimals) && Number(then) > 0;
  };
  return [2, 3, 4].find(tells) ?? 5;
}

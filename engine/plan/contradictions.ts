import { text } from '../run/local-text.ts';
import type { Contradiction } from './policy-rows.ts';
import { annexSum, type PolicyTargets, TARGET_YEARS } from './policy-targets.ts';

const WAN_MU = '万亩';

/**
 * Where the policy's annex and text disagree, computed from its figures; a contradiction that the figures do not show
 * is not listed. Notes on wording that carry no figures follow as the data file has them.
 */
export function contradictionsOf(policy: PolicyTargets): Contradiction[] {
  return [
    ...yearSums(policy),
    ...belowOwnBase(policy),
    ...parkAgainstTarget(policy),
    ...vegetablesAgainstBoth(policy),
    ...baseParts(policy),
    ...policy.textNotes.map((note) => ({ ...note, figures: [] })),
  ];
}

function yearSums(policy: PolicyTargets): Contradiction[] {
  return TARGET_YEARS.flatMap((year) => {
    const sum = annexSum(policy.counties.map((row) => row.area[year]));
    const city = policy.city.area[year];
    if (sum === city) return [];
    return {
      id: 'I1',
      weight: 'high' as const,
      text: text(
        `${year} 年各县面积合计 ${sum} 万亩，全市一行写 ${city} 万亩`,
        `${year}: the counties sum to ${sum}, the city row says ${city} (10⁴ mu)`,
      ),
      figures: [
        { label: text('各县合计', 'sum of counties'), value: sum, unit: WAN_MU },
        { label: text('全市一行', 'city row'), value: city, unit: WAN_MU },
        { label: text('相差', 'difference'), value: annexSum([sum, -city]), unit: WAN_MU },
      ],
    };
  });
}

function belowOwnBase(policy: PolicyTargets): Contradiction[] {
  return policy.counties.flatMap((row) => {
    const base = annexSum([row.vegetables2024, row.herbs2024]);
    const below = TARGET_YEARS.filter((year) => row.area[year] < base);
    if (below.length === 0) return [];
    return {
      id: 'I2',
      weight: 'high' as const,
      text: text(
        `${row.county} ${below.join('、')} 年目标低于 2024 年已有面积 ${base} 万亩`,
        `${row.en}: the targets of ${below.join(', ')} lie below its own base of 2024, ${base} (10⁴ mu)`,
      ),
      figures: [
        { label: text('2024 年已有', 'base of 2024'), value: base, unit: WAN_MU },
        ...TARGET_YEARS.map((year) => ({
          label: text(`${year} 年目标`, `target ${year}`),
          value: row.area[year],
          unit: WAN_MU,
        })),
      ],
    };
  });
}

function parkAgainstTarget(policy: PolicyTargets): Contradiction[] {
  const { park } = policy.text2027;
  const row = policy.counties.find((county) => county.county === park.county);
  if (row === undefined || row.area['2027'] >= park.value) return [];
  return [
    {
      id: 'I3',
      weight: 'high',
      text: text(
        `${park.county} 2027 年目标 ${row.area['2027']} 万亩，正文却要建 ${park.value} 万亩产业园`,
        `${row.en}: target of 2027 is ${row.area['2027']}, yet the text wants a park of ${park.value} (10⁴ mu)`,
      ),
      figures: [
        { label: text('2027 年目标', 'target 2027'), value: row.area['2027'], unit: WAN_MU },
        { label: text('产业园', 'park'), value: park.value, unit: WAN_MU },
      ],
    },
  ];
}

function vegetablesAgainstBoth(policy: PolicyTargets): Contradiction[] {
  const annex = policy.city.area['2027'];
  const vegetables = policy.text2027.vegetables;
  if (annex > vegetables) return [];
  return [
    {
      id: 'I4',
      weight: 'high',
      text: text(
        `正文 2027 年仅蔬菜即不少于 ${vegetables} 万亩，附件 ${annex} 万亩含蔬菜和中药材`,
        `the text wants at least ${vegetables} of vegetables alone in 2027, the annex’s ${annex} hold vegetables and herbs (10⁴ mu)`,
      ),
      figures: [
        { label: text('正文，蔬菜', 'text, vegetables'), value: vegetables, unit: WAN_MU },
        { label: text('附件，蔬菜和中药材', 'annex, vegetables and herbs'), value: annex, unit: WAN_MU },
      ],
    },
  ];
}

function baseParts(policy: PolicyTargets): Contradiction[] {
  const { total, parts } = policy.base2024;
  const sum = annexSum(parts.map((part) => part.value));
  if (sum === total) return [];
  return [
    {
      id: 'I5',
      weight: 'low',
      text: text(
        `2024 年基地分项合计 ${sum} 万亩，总数 ${total} 万亩`,
        `the parts of the 2024 base sum to ${sum}, the total is ${total} (10⁴ mu)`,
      ),
      figures: [
        { label: text('分项合计', 'sum of parts'), value: sum, unit: WAN_MU },
        { label: text('总数', 'total'), value: total, unit: WAN_MU },
        { label: text('未说明', 'unexplained'), value: annexSum([total, -sum]), unit: WAN_MU },
      ],
    },
  ];
}

import { type RotationRepair, type RuleCount, ruleCounts, type UnmetDemand } from '../engine/index.ts';
import { type Language, textTable } from './terminal.ts';

/** A repaired plan as plain data for programs; null where none was asked for. */
export function repairSummary(repair: RotationRepair | null) {
  if (repair === null) return null;
  const { years, scopes, changes, before, after } = repair;
  return {
    years,
    before: ruleCounts(before, years),
    after: ruleCounts(after, years),
    scopes: scopes.map(({ unmet, ...scope }) => ({ ...scope, unmet: unmet.map((demand) => demandOf(demand, repair)) })),
    changes: changes.length,
  };
}

function demandOf({ demand, short, over }: UnmetDemand, { before }: RotationRepair) {
  const { kind, crop, year, least, most } = demand;
  return {
    kind,
    crop: before.standard.crops[crop]?.id ?? null,
    year,
    least,
    most: Number.isFinite(most) ? most : null,
    short,
    over,
  };
}

/** What changed, how much of it was needed, what is left and which demands stand against more, for people; nothing where no repair was asked for. */
export function repairWords(repair: RotationRepair | null, language: Language): string {
  if (repair === null) return '';
  const zh = language === 'zh';
  const { scopes, changes, years } = repair;
  const sum = (of: (scope: RotationRepair['scopes'][number]) => number) =>
    scopes.reduce((total, scope) => total + of(scope), 0);
  const mu = (value: number) => value.toFixed(1);
  const [before, after, least] = [
    sum(({ beforeMu }) => beforeMu),
    sum(({ afterMu }) => afterMu),
    sum(({ unavoidableMu }) => unavoidableMu),
  ];
  const [changed, bound] = [sum(({ changedMu }) => changedMu), sum(({ changedBoundMu }) => changedBoundMu)];
  const head = zh
    ? [
        `修复 ${years.join('、')} 年计划：${scopes.length} 个范围，改 ${changes.length} 处`,
        `有冲突的面积 ${mu(before)} → ${mu(after)} 亩；任何种法都避不开的 ${mu(least)} 亩`,
        `冲突面积已证明至少须留 ${mu(sum(({ afterBoundMu }) => afterBoundMu))} 亩`,
        `改种 ${mu(changed)} 亩，已证明至少须改 ${mu(bound)} 亩（差距 ${gapText(changed, bound)}）`,
      ]
    : [
        `repaired plan of ${years.join(', ')}: ${scopes.length} scopes, ${changes.length} changes`,
        `land in conflict ${mu(before)} → ${mu(after)} mu; ${mu(least)} mu cannot be helped by any crop at hand`,
        `land in conflict proven to be ${mu(sum(({ afterBoundMu }) => afterBoundMu))} mu at least`,
        `changed ${mu(changed)} mu, proven to be ${mu(bound)} mu at least (gap ${gapText(changed, bound)})`,
      ];
  return `\n${head.join('\n')}\n${textTable(header(zh), countRows(repair, language))}\n${outcomeLines(repair, language)}${demandLines(repair, language)}`;
}

function gapText(value: number, bound: number): string {
  return value <= 0 ? '0 %' : `${((100 * Math.max(0, value - bound)) / value).toFixed(2)} %`;
}

function header(zh: boolean): string[] {
  return zh
    ? ['规则', '错误前>', '错误后>', '警告前>', '警告后>']
    : ['rule', 'errors before>', 'after>', 'warnings before>', 'after>'];
}

function countRows({ before, after, years }: RotationRepair, language: Language): string[][] {
  const later = ruleCounts(after, years);
  return ruleCounts(before, years).map((count: RuleCount, k) => {
    const then = later[k] as RuleCount;
    return [
      `${count.rule} ${count.label[language]}`,
      ...[count.errors, then.errors, count.warnings, then.warnings].map(String),
    ];
  });
}

const REASONS = {
  met: { zh: '挡住冲突清除', en: 'stands against clearing' },
  infeasible: { zh: '无法满足', en: 'cannot be met' },
  unsolved: { zh: '按比例分摊也无法满足', en: 'cannot be met even by shares of parcels' },
} as const;

/** Scopes that stay as planned because no plan was found, and those where ways to plant were left out before choosing. */
function outcomeLines({ scopes }: RotationRepair, language: Language): string {
  const zh = language === 'zh';
  const lines = scopes.flatMap(({ scope, outcome, isCut }) => {
    const told: string[] = [];
    if (outcome === 'infeasible')
      told.push(zh ? '没有任何计划能满足全部要求，保持原计划' : 'no plan meets all demands; it stays as planned');
    if (outcome === 'unsolved')
      told.push(
        zh
          ? '在限定的计算量内没有找到计划（不等于没有），保持原计划'
          : 'no plan was found within the effort, which does not mean there is none; it stays as planned',
      );
    if (isCut)
      told.push(
        zh
          ? '部分种法未参与比较，界限只对参与的成立'
          : 'some ways to plant were left out; bounds hold among the others',
      );
    return told.map((line) => `${scope}: ${line}\n`);
  });
  return lines.join('');
}

/** Demands that stand against clearing what could be cleared, scope by scope. */
function demandLines(repair: RotationRepair, language: Language): string {
  const zh = language === 'zh';
  return repair.scopes
    .flatMap(({ scope, unmet, outcome }) =>
      unmet.map((each) => {
        const { demand, short, over } = each;
        const crop = repair.before.standard.crops[demand.crop]?.label[language] ?? (zh ? '灌溉水' : 'water');
        const unit = { area: zh ? '亩' : 'mu', tonnage: 't', water: 'm³' }[demand.kind];
        const way = zh
          ? short > 0
            ? `至少 ${demand.least.toFixed(1)} ${unit}，须让 ${short.toFixed(1)}`
            : `至多 ${demand.most.toFixed(1)} ${unit}，须让 ${over.toFixed(1)}`
          : short > 0
            ? `at least ${demand.least.toFixed(1)} ${unit}, would have to give way by ${short.toFixed(1)}`
            : `at most ${demand.most.toFixed(1)} ${unit}, would have to give way by ${over.toFixed(1)}`;
        const reason = REASONS[outcome][language];
        return `${scope} ${demand.year} ${crop}: ${way} (${reason})\n`;
      }),
    )
    .join('');
}

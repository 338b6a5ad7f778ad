import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import { type LocalText, text } from '../run/local-text.ts';
import type { Weighted } from '../suitability/score.ts';
import type { Change, Counterfactual, Improvement } from './judgement-rows.ts';

/** Ways to the same end that are written out. */
const CHOICES = 3;

/** The changes in one sentence; says so when the place is on the list, or when no change within reach is enough. */
export function counterfactualWords(
  { changes, isEnough }: Omit<Counterfactual, 'words'>,
  weighted: readonly Weighted[],
  isListed: boolean,
): LocalText {
  if (isListed) return text('已在名单内', 'on the list');
  if (changes.length === 0) return text('在可实现的范围内没有办法入选', 'no change within a realistic range would do');
  const parts = changes.map((change) => wordsOf(change, weighted));
  const all = text(parts.map((part) => part.zh).join('；并且'), parts.map((part) => part.en).join('; and '));
  return isEnough === false ? text(`${all.zh}；仍不足以入选`, `${all.en}; still not enough for the list`) : all;
}

function wordsOf(change: Change, weighted: readonly Weighted[]): LocalText {
  const mu = (areaM2: number) => Math.ceil(areaM2 / M2_PER_MU);
  switch (change.kind) {
    case 'sample': {
      const block = Math.floor(change.blockM2 / M2_PER_MU);
      const what = waitingWords(change.waiting);
      return text(
        `${what.zh}（${mu(change.areaM2)} 亩），若全部合格，最大连片可达 ${block} 亩`,
        `${what.en} (${mu(change.areaM2)} mu): if all pass, the largest block reaches ${block} mu`,
      );
    }
    case 'land':
      return text(
        `再增加 ${mu(change.missingM2)} 亩连片土地（间隙不超过 ${change.gapM} 米）`,
        `join ${mu(change.missingM2)} mu more contiguous land (gaps up to ${change.gapM} m)`,
      );
    case 'measure': {
      const label = weighted[change.criterion]?.criterion.label;
      return text(`测定${label?.zh}`, `measure ${label?.en}`);
    }
    case 'improve': {
      const choices = change.choices.slice(0, CHOICES).map((choice) => improvementWords(choice, weighted));
      return text(choices.map(({ zh }) => zh).join('，或'), choices.map(({ en }) => en).join(', or '));
    }
  }
}

/** What has to be tested or looked up, such as "test 3 sampling units; complete the input records of 12 parcels". */
function waitingWords(waiting: Extract<Change, { kind: 'sample' }>['waiting']): LocalText {
  const tests = [
    counted(waiting.soil, '个采样单元', 'sampling units'),
    counted(waiting.water, '个渠段', 'canal sections'),
    counted(waiting.air, '个空气站点', 'air stations'),
  ].flat();
  const records = [
    counted(waiting.land, '个地块的地类', 'land codes of', 'parcels'),
    counted(waiting.inputs, '个地块的投入品记录', 'input records of', 'parcels'),
  ].flat();
  const zh = [
    ...(tests.length > 0 ? [`补测 ${tests.map((part) => part.zh).join('、')}`] : []),
    ...(records.length > 0 ? [`补齐 ${records.map((part) => part.zh).join('、')}`] : []),
  ];
  const en = [
    ...(tests.length > 0 ? [`test ${tests.map((part) => part.en).join(', ')}`] : []),
    ...(records.length > 0 ? [`complete the ${records.map((part) => part.en).join(', the ')}`] : []),
  ];
  return text(zh.join('，'), en.join(' and '));
}

function counted(count: number | undefined, zh: string, en: string, after?: string): LocalText[] {
  if (count === undefined || count === 0) return [];
  return [text(`${count} ${zh}`, after === undefined ? `${count} ${en}` : `${en} ${count} ${after}`)];
}

function improvementWords({ criterion: k, step, from, to }: Improvement, weighted: readonly Weighted[]): LocalText {
  const criterion = weighted[k]?.criterion;
  const [zhUnit, enUnit] = unitWords(criterion?.unit ?? '');
  const change = `${step < 0 ? '−' : '+'}${outward(0, Math.abs(step))}`;
  const means = `${from.toPrecision(3)} → ${outward(from, to)}`;
  return text(
    `${criterion?.label.zh} ${change}${zhUnit}（平均 ${means}）`,
    `${criterion?.label.en} ${change}${enUnit} (mean ${means})`,
  );
}

function unitWords(unit: string): [zh: string, en: string] {
  if (unit === '') return ['', ''];
  return unit === 'months' ? [' 个月', ' months'] : [` ${unit}`, ` ${unit}`];
}

/** A value to reach with three figures, rounded away from where one stands, so that reaching it is enough. */
function outward(from: number, to: number): string {
  const step = 10 ** (Math.floor(Math.log10(Math.abs(to) || 1)) - 2);
  const rounded = (to > from ? Math.ceil(to / step) : Math.floor(to / step)) * step;
  return Number(rounded.toPrecision(3)).toString();
}

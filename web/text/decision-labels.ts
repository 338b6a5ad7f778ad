import type { LocalText } from '../engine-client.ts';

/** What a decision is called in the list of decisions; both languages, as the list outlives a change of language. */
export const linkLabel: LocalText = { zh: '按链接中的设定', en: 'settings of the link' };

export function weightLabel(criterion: LocalText): LocalText {
  return { zh: `调整权重：${criterion.zh}`, en: `weight: ${criterion.en}` };
}

export function curveLabel(criterion: LocalText): LocalText {
  return { zh: `调整隶属函数：${criterion.zh}`, en: `curve: ${criterion.en}` };
}

export const equalWeightsLabel: LocalText = { zh: '各指标权重相等', en: 'equal weights' };

export const firstWeightsLabel: LocalText = { zh: '恢复原权重和隶属函数', en: 'first weights and curves' };

export const boundsLabel: LocalText = { zh: '调整分级界限', en: 'bounds of the classes' };

export const limitsLabel: LocalText = { zh: '调整要判定的限值', en: 'limits that are asked' };

export const baseRuleLabel: LocalText = { zh: '调整连片规则', en: 'rule of the bases' };

export const beltRuleLabel: LocalText = { zh: '采用试算的隔离带设定', en: 'belt settings that were tried' };

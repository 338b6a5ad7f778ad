import type { RuleIndex } from '../engine-client.ts';

/** Best and worst class (index into `CLASS_NAMES`) that the rules give; null when no rule gives one. */
export function classSpread(rules: readonly RuleIndex[]): { readonly best: number; readonly worst: number } | null {
  const classes = rules.map(({ suitabilityClass }) => suitabilityClass).filter((given) => given > 0);
  return classes.length === 0 ? null : { best: Math.min(...classes), worst: Math.max(...classes) };
}

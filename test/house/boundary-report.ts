import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { repoRoot } from '../shared-data.ts';

const FOLDERS = ['engine', 'workers', 'cli', 'web', 'data/make', 'test'];

/** One import that breaks a rule. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

interface Settings {
  readonly forbidden: NonNullable<IFlattenedRuleSet['forbidden']>;
  readonly options: ICruiseOptions;
}

const settings = createRequire(import.meta.url)(join(repoRoot, '.dependency-cruiser.cjs')) as Settings;

/** Names of all rules. */
export const ruleNames: readonly string[] = settings.forbidden.map((rule) => rule.name ?? '');

/** Follows every import under `root` and reports those that break a rule, with the number of imports seen. */
export async function boundaryReport(root: string): Promise<{ violations: Violation[]; imports: number }> {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const options: ICruiseOptions = {
    ...settings.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: settings.forbidden },
    outputType: 'json',
  };
  const { output } = await cruise(folders, options);
  const { summary } = (typeof output === 'string' ? JSON.parse(output) : output) as ICruiseResult;
  const violations = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { violations, imports: summary.totalDependenciesCruised ?? 0 };
}

import { z } from 'zod';
import { type LocalText, text } from '../run/local-text.ts';
import {
  cropSchema,
  type RotationStandard,
  rotationStandardSchema,
  ruleSchema,
  wordsSchema,
} from './rotation-standard.ts';

const tables = rotationStandardSchema.shape;

/**
 * A user's own rules: what it names is changed or added, everything else stays. Crops, rules and diseases are named by id; a rule with
 * `off` is not judged, one with `interval` is new.
 */
export const ownRulesSchema = z.strictObject({
  title: tables.title.exactOptional(),
  settings: tables.settings.partial().exactOptional(),
  rules: z.array(z.strictObject(ruleSchema.shape).partial().required({ id: true })).exactOptional(),
  predecessors: tables.predecessors.partial().exactOptional(),
  diseases: tables.diseases.exactOptional(),
  neighbours: tables.neighbours.exactOptional(),
  volunteers: tables.volunteers.exactOptional(),
  words: wordsSchema.partial().exactOptional(),
  crops: z.array(z.strictObject(cropSchema.shape).partial().required({ id: true })).exactOptional(),
});

export type OwnRules = z.infer<typeof ownRulesSchema>;

/** The standard with a user's changes, what was changed, and what of it could not be taken. */
export interface ChangedRules {
  readonly standard: RotationStandard;
  readonly changes: readonly LocalText[];
  readonly faults: readonly LocalText[];
}

/** Applies a user's own rules to a standard. New crops and rules must be complete: what they lack is a fault. */
export function changeRules(standard: RotationStandard, own: OwnRules): ChangedRules {
  const changes: LocalText[] = [];
  const faults: LocalText[] = [];
  const notes = { changes, faults };
  const crops = mergedById(standard.crops, own.crops ?? [], {
    schema: cropSchema,
    what: text('作物', 'crop'),
    ...notes,
  });
  const rules = mergedById(standard.rules, own.rules ?? [], {
    schema: ruleSchema,
    what: text('规则', 'rule'),
    ...notes,
  });
  const diseases = mergedById(standard.diseases, own.diseases ?? [], {
    schema: tables.diseases.element,
    what: text('病害', 'disease'),
    ...notes,
  });
  const settings = changedSettings(standard.settings, own.settings ?? {}, changes);
  const { predecessors: pairs, words } = own;
  const changed = {
    ...standard,
    settings,
    crops,
    rules,
    diseases,
    predecessors: {
      good: added(standard.predecessors.good, pairs?.good, text('好前茬', 'good preceding crops'), changes),
      bad: added(standard.predecessors.bad, pairs?.bad, text('不宜前茬', 'bad preceding crops'), changes),
    },
    neighbours: added(standard.neighbours, own.neighbours, text('相邻', 'neighbours'), changes),
    volunteers: added(standard.volunteers, own.volunteers, text('自生苗', 'volunteers'), changes),
    words: {
      fallow: added(standard.words.fallow, words?.fallow, text('休耕用词', 'words for fallow'), changes),
      notCropped: added(
        standard.words.notCropped,
        words?.notCropped,
        text('非耕地用词', 'words for land not cropped'),
        changes,
      ),
      notKnown: added(standard.words.notKnown, words?.notKnown, text('不详用词', 'words for not known'), changes),
      meaning: { ...standard.words.meaning, ...words?.meaning },
    },
  };
  const meanings = Object.keys(words?.meaning ?? {}).length;
  if (meanings > 0) changes.push(text(`词义：新增 ${meanings} 条`, `meanings of words: ${meanings} added`));
  return { standard: changed, changes, faults: [...faults, ...strangers(changed)] };
}

type Settings = RotationStandard['settings'];

function changedSettings(before: Settings, own: NonNullable<OwnRules['settings']>, changes: LocalText[]): Settings {
  for (const key of Object.keys(own) as (keyof Settings)[]) {
    const change = `${key}: ${before[key].value ?? '–'} → ${own[key]?.value ?? '–'}`;
    changes.push(text(change, change));
  }
  const named = Object.entries(own).filter(([, setting]) => setting !== undefined);
  return { ...before, ...(Object.fromEntries(named) as Partial<Settings>) };
}

interface Merging<T> {
  readonly schema: z.ZodType<T>;
  readonly what: LocalText;
  readonly changes: LocalText[];
  readonly faults: LocalText[];
}

type Named = { readonly id: string };

/** Some of an entry, and which one. */
type Change<T extends Named> = Named & { readonly [Key in keyof T]?: T[Key] | undefined };

function mergedById<T extends Named>(all: readonly T[], own: readonly Change<T>[], merging: Merging<T>): T[] {
  const merged = [...all];
  for (const change of own) {
    const at = merged.findIndex(({ id }) => id === change.id);
    const before = merged[at];
    const parsed = merging.schema.safeParse({ ...before, ...withOldNames(before, change) });
    const { what } = merging;
    if (!parsed.success) {
      const lacking = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
      merging.faults.push(
        text(
          `${what.zh} ${change.id} 缺少或有误：${lacking}`,
          `${what.en} ${change.id} lacks or has wrong: ${lacking}`,
        ),
      );
      continue;
    }
    if (before === undefined) {
      merged.push(parsed.data);
      merging.changes.push(text(`新增${what.zh} ${change.id}`, `${what.en} ${change.id} added`));
      continue;
    }
    merged[at] = parsed.data;
    for (const key of Object.keys(change) as (keyof T & string)[]) {
      if (key === 'id') continue;
      const [from, to] = [shown(before[key]), shown(parsed.data[key])];
      merging.changes.push(
        text(
          `${what.zh} ${change.id} 的 ${key}：${from} → ${to}`,
          `${key} of ${what.en} ${change.id}: ${from} → ${to}`,
        ),
      );
    }
  }
  return merged;
}

/** Names are added to those a crop has. */
function withOldNames<T extends Named>(before: T | undefined, change: Change<T>): Change<T> {
  const names = (entry: object | undefined) => (entry as { names?: readonly string[] } | undefined)?.names ?? [];
  return 'names' in change ? { ...change, names: [...names(before), ...names(change)] } : change;
}

function shown(value: unknown): string {
  return value === undefined ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function added<T>(all: readonly T[], own: readonly T[] | undefined, what: LocalText, changes: LocalText[]): T[] {
  if (own === undefined || own.length === 0) return [...all];
  changes.push(text(`${what.zh}：新增 ${own.length} 条`, `${what.en}: ${own.length} added`));
  return [...all, ...own];
}

/** Names in tables that no crop and no family bears. */
function strangers(standard: RotationStandard): LocalText[] {
  const known = new Set(standard.crops.flatMap(({ id, family }) => [id, family]));
  const named = [
    ...[...standard.predecessors.good, ...standard.predecessors.bad].flatMap(({ first, next }) => [first, next]),
    ...standard.diseases.flatMap(({ families, crops }) => [...families, ...crops]),
    ...standard.neighbours.flatMap(({ crops, beside }) => [...crops, ...beside]),
    ...standard.volunteers.flatMap(({ crop, families, crops }) => [crop, ...families, ...crops]),
    ...standard.rules.flatMap(({ interval }) => (interval === undefined ? [] : [...interval.crops, ...interval.after])),
  ];
  return [...new Set(named.filter((name) => !known.has(name)))].map((name) =>
    text(`作物表中没有作物或科 ${name}`, `no crop or family is named ${name}`),
  );
}

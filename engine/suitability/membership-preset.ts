import { z } from 'zod';
import { type LocalText, text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { Criterion, Source } from './criterion.ts';
import { membershipSchema } from './membership-schema.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);

const variant = z.object({ membership: membershipSchema, confidence, note: localText });

/** Membership functions of a region as a file: one entry for each criterion, some with named variants. */
export const membershipPresetSchema = z.object({
  standard: z.string(),
  title: localText,
  region: localText,
  clause: localText,
  confidence,
  source: localText,
  memberships: z.array(
    z.object({
      criterion: z.string(),
      item: localText,
      unit: z.string(),
      membership: membershipSchema,
      confidence,
      note: localText.optional(),
      /** Name of the variant that `membership` is. */
      variant: z.string().optional(),
      variants: z.record(z.string(), variant).optional(),
    }),
  ),
});

export type MembershipPreset = z.infer<typeof membershipPresetSchema>;
type Entry = MembershipPreset['memberships'][number];

/**
 * The criteria with the memberships of a preset, matched by id; others stay as they are. `chosen` names a variant by
 * criterion, where the file has several; otherwise the file's default holds. The source tells preset, region and variant.
 * Throws `PlanningError` of kind `usage`, code `unknown-variant`, naming the variants there are, and `unit-mismatch` when
 * a criterion is measured in another unit than the preset's function.
 */
export function applyPreset(
  criteria: readonly Criterion[],
  preset: MembershipPreset,
  chosen: Readonly<Record<string, string>> = {},
): Criterion[] {
  for (const [criterion, name] of Object.entries(chosen)) checkVariant(preset, criterion, name);
  return criteria.map((criterion) => {
    const entry = preset.memberships.find((e) => e.criterion === criterion.id);
    if (entry === undefined) return criterion;
    if (entry.unit !== criterion.unit) throw wrongUnit(criterion, entry);
    const name = chosen[criterion.id] ?? entry.variant;
    const picked = name === undefined ? undefined : entry.variants?.[name];
    return {
      ...criterion,
      membership: (picked ?? entry).membership,
      source: sourceOf(preset, picked ?? entry, name),
    };
  });
}

function sourceOf(preset: MembershipPreset, entry: Pick<Entry, 'confidence' | 'note'>, name?: string): Source {
  const variantZh = name === undefined ? '' : `（${name}）`;
  const variantEn = name === undefined ? '' : ` (${name})`;
  return {
    reference: text(
      `${preset.standard} ${preset.title.zh}${variantZh}；${preset.source.zh}`,
      `${preset.standard}, ${preset.title.en}${variantEn}; ${preset.source.en}`,
    ),
    confidence: entry.confidence,
    note: entry.note ?? preset.region,
  };
}

function checkVariant(preset: MembershipPreset, criterion: string, name: string): void {
  const entry = preset.memberships.find((e) => e.criterion === criterion);
  const known = Object.keys(entry?.variants ?? {});
  if (known.includes(name)) return;
  const withVariants = preset.memberships.filter((e) => e.variants).map((e) => e.criterion);
  const remedy: LocalText =
    known.length > 0
      ? text(`可用：${known.join('、')}`, `available: ${known.join(', ')}`)
      : text(`有变体的指标：${withVariants.join('、')}`, `criteria with variants: ${withVariants.join(', ')}`);
  throw new PlanningError('usage', 'unknown-variant', {
    text: text(
      `预设 ${preset.title.zh} 中指标 ${criterion} 没有变体 ${name}`,
      `criterion ${criterion} has no variant ${name} in the preset ${preset.title.en}`,
    ),
    remedy,
    at: { field: `memberships.variant.${criterion}` },
  });
}

function wrongUnit(criterion: Criterion, entry: Entry): PlanningError {
  return new PlanningError('usage', 'unit-mismatch', {
    text: text(
      `指标 ${criterion.id} 的单位是“${criterion.unit}”，预设的隶属函数按“${entry.unit}”`,
      `criterion ${criterion.id} is in "${criterion.unit}", the preset's function reads "${entry.unit}"`,
    ),
    remedy: text('换成同一单位，或为该指标另取编号', 'use one unit, or give the criterion an id of its own'),
    at: { field: criterion.id },
  });
}

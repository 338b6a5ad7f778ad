import type { ParcelSet } from '../../parcel/parcel-set.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { type Evidence, type LimitAnswer, PASS, type Sample } from '../../suitability/exclusion.ts';
import { type GreenFoodStandard, greenFoodExceedances, greenFoodSchema } from '../../suitability/limits/green-food.ts';
import { reasonSentence } from '../../suitability/limits/reason-sentence.ts';
import { freshSamples } from '../../suitability/limits/sample-age.ts';
import { type SoilSample, soilAnswers } from '../../suitability/limits/soil-limits.ts';
import type { SoilRule } from '../../suitability/limits/soil-verdict.ts';
import { type LandGroup, type SoilStandard, soilStandardSchema } from '../../suitability/limits/standard.ts';
import { worstAnswer } from '../../suitability/limits/worst-answer.ts';
import { textAt } from '../../table/table.ts';
import type { InputDesk } from '../input-desk.ts';
import type { Scenario } from '../scenario.ts';
import type { Workbench } from '../workbench.ts';
import { datesOf, type LimitEvidence, numberByEvidence } from './limit-evidence.ts';
import { readSoilSamples, tellStraySamples } from './soil-samples.ts';
import { addSurfaceAnswers } from './soil-surfaces.ts';

type SoilQuestion = NonNullable<Scenario['soil']>;

/**
 * Joins soil samples to parcels by sampling unit and judges every sample against GB 15618-2018; samples are never
 * averaged, the worst decides, and samples older than the scenario allows decide nothing. A unit without a sample has no
 * answer: "sample it", whatever interpolated surfaces say. Throws `PlanningError` of kind `usage`, code `unknown-item`, for
 * a required or interpolated item that the standard does not limit.
 */
export async function soilEvidence(bench: Workbench, question: SoilQuestion): Promise<LimitEvidence> {
  const { parcels, desk, scenario } = bench;
  const standard = await desk.document('standard soil', question.standard, soilStandardSchema);
  checkItems(question, standard);
  const comparison =
    question.comparison === null
      ? null
      : // What never decides must not stop what does.
        await desk.optional('standard for comparison', () =>
          desk.document('standard for comparison', question.comparison as string, greenFoodSchema),
        );
  const samples = await readSoilSamples(question, standard, desk);
  const { keys, of } = unitsOf(parcels, standard);
  const interpolated = surfacesByUnit(bench, question, standard, { keys, of });
  const court: Court = { question, standard, comparison, asOf: scenario.asOf };
  const evidence = keys.map((key, index) =>
    judgeUnit(key, samples.get(key.unit) ?? [], interpolated[index] ?? [], court),
  );
  tellUnknownLand(parcels, standard, desk);
  tellStraySamples(samples, new Set(keys.map((key) => key.unit)), question, desk);
  const nemerow = evidence.map((unit) =>
    worstComposite(freshSamples(unit.samples, scenario.asOf, question.maximumAgeYears).fresh),
  );
  const column = numberByEvidence('soil-test.nemerow', '', of, (index) => nemerow[index] ?? Number.NaN);
  return { evidence, of, columns: [{ column, origin: { file: question.file, date: datesOf(samples) } }] };
}

/** An item that the standard does not limit can never be answered: asking for it is a slip. */
function checkItems({ required, surfaces, standard: file }: SoilQuestion, standard: SoilStandard): void {
  const known = [...new Set(standard.screening.map(({ item }) => item))];
  const named = [
    ...required.map((item) => ['soil.required', item] as const),
    ...(surfaces?.items ?? []).map(({ item }) => ['soil.surfaces.items', item] as const),
  ];
  const stranger = named.find(([, item]) => !known.includes(item));
  if (stranger === undefined) return;
  const [field, item] = stranger;
  throw new PlanningError('usage', 'unknown-item', {
    text: text(
      `${field} 中的 ${item} 不是 ${standard.standard} 的项目`,
      `${item} in ${field} is no item of ${standard.standard}`,
    ),
    remedy: text(`可用：${known.join('、')}`, `available: ${known.join(', ')}`),
    at: { file, field },
  });
}

interface UnitKey {
  readonly unit: string;
  /** Null for land whose code the standard's file does not know: the strictest values apply. */
  readonly land: LandGroup | null;
}

/** Sampling units that occur among the parcels, split by land group because copper has its own orchard row. */
function unitsOf(parcels: ParcelSet, standard: SoilStandard): { keys: UnitKey[]; of: Int32Array } {
  const keys: UnitKey[] = [];
  const index = new Map<string, number>();
  const of = new Int32Array(parcels.ids.length).fill(-1);
  for (let row = 0; row < of.length; row++) {
    const unit = textAt(parcels.attributes, 'unit', row) ?? '';
    if (unit === '') continue;
    const land = standard.landOfCode[textAt(parcels.attributes, 'land', row) ?? ''] ?? null;
    const key = `${unit}|${land}`;
    let at = index.get(key);
    if (at === undefined) {
      at = keys.push({ unit, land }) - 1;
      index.set(key, at);
    }
    of[row] = at;
  }
  return { keys, of };
}

/** Interpolated answers of every unit, those of the parcel with the largest value of each item. */
function surfacesByUnit(
  { columns }: Workbench,
  { surfaces }: SoilQuestion,
  standard: SoilStandard,
  { keys, of }: { readonly keys: readonly UnitKey[]; readonly of: Int32Array },
): LimitAnswer[][] {
  if (surfaces === null) return [];
  const found = keys.map(() => new Map<string, { readonly share: number; readonly answer: LimitAnswer }>());
  for (const [row, unit] of of.entries()) {
    const key = keys[unit];
    if (key === undefined) continue;
    addSurfaceAnswers(found[unit] as (typeof found)[number], row, key.land, {
      surfaces,
      columns: columns.table,
      standard,
    });
  }
  return found.map((items) => [...items.values()].map(({ answer }) => answer));
}

/** What every unit is judged with. */
interface Court {
  readonly question: SoilQuestion;
  readonly standard: SoilStandard;
  readonly comparison: GreenFoodStandard | null;
  readonly asOf: string;
}

function ruleOf(question: SoilQuestion): SoilRule {
  return {
    required: question.required,
    phError: question.phError,
    relativeError: question.relativeError?.share ?? null,
    nearLimit: question.nearLimit,
    middleBand: question.betweenScreeningAndIntervention.answer,
  };
}

function judgeUnit(
  key: UnitKey,
  samples: readonly SoilSample[],
  interpolated: readonly LimitAnswer[],
  court: Court,
): Evidence {
  const { question, standard, comparison, asOf } = court;
  const judged = samples.map((sample): Sample => {
    const answered = soilAnswers(sample, standard, key.land, ruleOf(question));
    const above = comparison === null ? [] : greenFoodExceedances(sample, comparison, key.land);
    return above.length === 0 ? answered : { ...answered, comparison: above };
  });
  const { fresh, reason } = freshSamples(judged, asOf, question.maximumAgeYears);
  const answer = worstAnswer(fresh.map((sample) => sample.answer));
  const isConditional = answer === PASS && fresh.some((sample) => sample.conditional);
  return {
    kind: 'soil',
    id: key.unit,
    name: text(`采样单元 ${key.unit}`, `sampling unit ${key.unit}`),
    samples: judged,
    answer,
    ...(isConditional ? { conditional: true as const } : {}),
    reason: reason ?? reasonOf(key, fresh, interpolated, court),
    ...(interpolated.length > 0 ? { interpolated } : {}),
  };
}

function reasonOf(
  key: UnitKey,
  judged: readonly Sample[],
  interpolated: readonly LimitAnswer[],
  { standard, question }: Court,
): LocalText {
  if (judged.length === 0) {
    const shown = interpolated.find((a) => a.value !== null && typeof a.limit === 'number' && a.value > a.limit);
    const hint = shown ?? interpolated[0];
    return text(
      `采样单元 ${key.unit} 没有土壤样品，需采样${hint ? `；${hint.label.zh} ${hint.value}：${hint.reason?.zh}` : ''}`,
      `sampling unit ${key.unit} has no soil sample: sample it${hint ? `; ${hint.label.en} ${hint.value}: ${hint.reason?.en}` : ''}`,
    );
  }
  const worst = worstAnswer(judged.map((sample) => sample.answer));
  const decisive = judged.find((sample) => sample.answer === worst && (worst !== PASS || sample.conditional));
  const sentence = decisive ? reasonSentence(decisive) : null;
  if (sentence === null) {
    return text(
      `${judged.length} 个样品全部不超过 ${standard.standard} 风险筛选值`,
      `samples at or below the screening values of ${standard.standard}: ${judged.length} of ${judged.length}`,
    );
  }
  if (!decisive?.conditional) return sentence;
  const { source } = question.betweenScreeningAndIntervention;
  return text(`${sentence.zh}（${source.zh}）`, `${sentence.en} (${source.en})`);
}

/** Largest composite index among the unit's samples; NaN when none has all required items. */
function worstComposite(samples: readonly Sample[]): number {
  const known = samples.flatMap(({ composite }) => (composite ? [composite.index] : []));
  return known.length === 0 ? Number.NaN : Math.max(...known);
}

/** Land-use codes that no land group is known for, each with its number of parcels. */
function tellUnknownLand(parcels: ParcelSet, standard: SoilStandard, desk: InputDesk): void {
  const counts = new Map<string, number>();
  for (let row = 0; row < parcels.ids.length; row++) {
    const code = textAt(parcels.attributes, 'land', row) ?? '';
    if (standard.landOfCode[code] === undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  for (const [code, count] of counts) {
    desk.findings.push({
      severity: 'warning',
      code: 'unknown-land-use',
      message: text(
        `${count} 个地块的地类代码“${code}”不在 ${standard.standard} 的对照表中，按最严一档判定`,
        `the land-use code "${code}" of ${count} parcels is not in the table of ${standard.standard}; the strictest values apply`,
      ),
      remedy: text('在标准文件的 landOfCode 中补充', 'add it to landOfCode in the standard’s file'),
      at: { field: 'landUse' },
    });
  }
}

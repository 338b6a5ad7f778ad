import type { LineSet } from '../../geometry/line-set.ts';
import type { VectorLayer } from '../../layer/layer.ts';
import { fieldText } from '../../parcel/parcel-fields.ts';
import type { Finding } from '../../run/finding.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Run } from '../../run/run.ts';
import { type Evidence, PASS, type Sample } from '../../suitability/exclusion.ts';
import { reasonSentence } from '../../suitability/limits/reason-sentence.ts';
import { freshSamples } from '../../suitability/limits/sample-age.ts';
import { type WaterStandard, waterStandardSchema } from '../../suitability/limits/standard.ts';
import { type WaterTest, waterAnswers, waterUnits } from '../../suitability/limits/water-limits.ts';
import { worstAnswer } from '../../suitability/limits/worst-answer.ts';
import { readDate } from '../../table/calendar-date.ts';
import type { InputDesk } from '../input-desk.ts';
import { nearestOf } from '../measure-distances.ts';
import type { Scenario } from '../scenario.ts';
import { sheetReader, unreadableCell } from '../sheet-reader.ts';
import type { Workbench } from '../workbench.ts';
import { datesOf, type LimitEvidence, numberByEvidence, textColumn } from './limit-evidence.ts';

type WaterQuestion = NonNullable<Scenario['water']>;

/**
 * Joins irrigation-water tests to parcels through the nearest canal section within the stated distance and judges
 * every test against GB 5084-2021; the worst test of a section decides. A parcel without a canal in reach, or with an
 * untested section, has no answer.
 */
export async function waterEvidence(
  { parcels, desk, scenario }: Workbench,
  question: WaterQuestion,
  run: Run,
): Promise<LimitEvidence> {
  const standard = await desk.document('standard water', question.standard, waterStandardSchema);
  const canals = await desk.vector('canals', question.canals.file, {});
  const geometry = canals.geometry;
  if (geometry.kind !== 'line') throw notLines(question.canals.file, geometry.kind);
  const lines: LineSet = geometry;
  desk.findings.push(...canals.findings);
  requireFields(canals, question);
  const nearest = await nearestOf(parcels, lines, question.canals.searchM, run);
  const sections = sectionsOf(canals, question);
  const tests = await readTests(question, standard, desk);
  desk.findings.push(...strayTests(tests, sections, question));
  const court = { standard, question, asOf: scenario.asOf };
  const evidence = sections.map((section) => judgeSection(section, tests.get(section.id) ?? [], court));
  const of = Int32Array.from(nearest.feature, (feature) =>
    feature < 0 ? -1 : canalIndex(canals, sections, question, feature),
  );
  const salt = evidence.map((section) =>
    saltIndex(freshSamples(section.samples, scenario.asOf, question.maximumAgeYears).fresh),
  );
  const guarantee = Array.from(of, (index) => sections[index]?.guarantee ?? '');
  const saltColumn = numberByEvidence('water-test.salt-index', '', of, (index) => salt[index] ?? Number.NaN);
  return {
    evidence,
    of,
    columns: [
      { column: textColumn('canal.guarantee', guarantee), origin: { file: question.canals.file, date: '' } },
      { column: saltColumn, origin: { file: question.file, date: datesOf(tests) } },
    ],
  };
}

interface Section {
  readonly id: string;
  readonly name: string;
  readonly guarantee: string;
}

/** Canal sections in file order, each once although it may be drawn as several lines. */
function sectionsOf(canals: VectorLayer, question: WaterQuestion): Section[] {
  const sections = new Map<string, Section>();
  for (let row = 0; row < canals.attributes.length; row++) {
    const id = fieldText(canals.attributes, question.canals.section, row);
    if (id === '' || sections.has(id)) continue;
    const name = fieldText(canals.attributes, question.canals.name, row);
    sections.set(id, { id, name, guarantee: fieldText(canals.attributes, question.canals.guarantee, row) });
  }
  return [...sections.values()];
}

function canalIndex(
  canals: VectorLayer,
  sections: readonly Section[],
  question: WaterQuestion,
  feature: number,
): number {
  const id = fieldText(canals.attributes, question.canals.section, feature);
  return sections.findIndex((section) => section.id === id);
}

async function readTests(
  question: WaterQuestion,
  standard: WaterStandard,
  desk: InputDesk,
): Promise<Map<string, WaterTest[]>> {
  const sheet = await desk.sheet('irrigation water tests', question.file);
  const fields = [question.sample, question.section, question.date];
  const reader = sheetReader(sheet, { ...question, fields, units: waterUnits(standard) });
  desk.findings.push(...reader.findings);
  const tests = new Map<string, WaterTest[]>();
  for (let row = 0; row < reader.length; row++) {
    const section = reader.cell(row, question.section);
    const id = reader.cell(row, question.sample);
    const written = reader.cell(row, question.date);
    const date = readDate(written);
    const at = { file: question.file, feature: id, field: question.date, row: row + 2 };
    if (date === null) desk.findings.push(unreadableCell(at, written));
    desk.findings.push(...reader.unreadable(row, id));
    const test: WaterTest = { id, date: date ?? '', items: reader.measurements(row) };
    tests.set(section, [...(tests.get(section) ?? []), test]);
  }
  return tests;
}

/** The canal file must carry the fields that join and judge its sections. */
function requireFields(canals: VectorLayer, { canals: { file, section, name, guarantee } }: WaterQuestion): void {
  const present = [...canals.attributes.columns.keys()];
  for (const field of [section, name, guarantee]) {
    if (present.includes(field)) continue;
    throw new PlanningError('input', 'missing-field', {
      text: text(
        `${file} 没有字段 ${field}；现有：${present.join('、')}`,
        `${file} has no field ${field}; it has ${present.join(', ')}`,
      ),
      remedy: text('在情景中改正字段名', 'correct the field name in the scenario'),
      at: { file, layer: canals.name, field },
    });
  }
}

/** Tests whose section is in no canal file: they judge nobody, and are told. */
function strayTests(
  tests: ReadonlyMap<string, readonly WaterTest[]>,
  sections: readonly Section[],
  question: WaterQuestion,
): Finding[] {
  const known = new Set(sections.map((section) => section.id));
  return [...tests].flatMap(([section, list]): Finding[] =>
    known.has(section)
      ? []
      : [
          {
            severity: 'warning',
            code: 'test-without-canal',
            message: text(
              `${list.length} 次检测的渠段 ${section || '（空）'} 不在渠道图层中`,
              `${list.length} tests name the canal section ${section || '(empty)'}, which is not in the canal layer`,
            ),
            remedy: text('核对渠段编号', 'check the code of the section'),
            at: { file: question.file, feature: list[0]?.id ?? '', field: question.section },
          },
        ],
  );
}

/** What every section is judged with. */
interface Court {
  readonly standard: WaterStandard;
  readonly question: WaterQuestion;
  readonly asOf: string;
}

function judgeSection(section: Section, tests: readonly WaterTest[], { standard, question, asOf }: Court): Evidence {
  const use = {
    use: question.use,
    isSalineArea: question.salineArea.applies,
    isHighFluorideArea: question.highFluorideArea.applies,
    boronGroup: question.boronGroup,
  };
  const judged = tests.map((test) => waterAnswers(test, standard, use));
  const { fresh, reason } = freshSamples(judged, asOf, question.maximumAgeYears);
  return {
    kind: 'water',
    id: section.id,
    name: text(
      `渠段 ${section.name}（${section.id}，按最近渠段对应）`,
      `canal section ${section.id} (${section.name}; joined as the nearest one)`,
    ),
    samples: judged,
    answer: worstAnswer(fresh.map((sample) => sample.answer)),
    reason: reason ?? reasonOf(section, fresh, standard),
  };
}

function reasonOf(section: Section, judged: readonly Sample[], standard: WaterStandard): LocalText {
  if (judged.length === 0) {
    return text(`渠段 ${section.id} 没有水质检测，需取样`, `canal section ${section.id} has no water test: test it`);
  }
  const answer = worstAnswer(judged.map((sample) => sample.answer));
  const decisive = judged.find((sample) => sample.answer === answer);
  const sentence = decisive && answer !== PASS ? reasonSentence(decisive) : null;
  return (
    sentence ??
    text(
      `${judged.length} 次检测全部符合 ${standard.standard}`,
      `tests that meet ${standard.standard}: ${judged.length} of ${judged.length}`,
    )
  );
}

/** Largest total salt over its limit among the section's tests; NaN when none has it. */
function saltIndex(samples: readonly Sample[]): number {
  const shares = samples.flatMap((sample) =>
    sample.answers.flatMap((a) =>
      a.item === 'total-salt' && a.value !== null && typeof a.limit === 'number' ? [a.value / a.limit] : [],
    ),
  );
  return shares.length === 0 ? Number.NaN : Math.max(...shares);
}

function notLines(file: string, kind: string): PlanningError {
  return new PlanningError('input', 'not-lines', {
    text: text(`${file} 应为线图层，实为 ${kind}`, `${file} should hold lines, it holds ${kind} features`),
    remedy: text('请提供渠道线图层', 'give a line layer of canals'),
    at: { file },
  });
}

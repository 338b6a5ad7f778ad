import { describe, expect, it } from 'vitest';
import { fertilityGradeOf, type NutrientTable } from '../../../../engine/suitability/fertility/nutrient-grade.ts';
import { hasShared, sharedJson } from '../../../shared-data.ts';
import { nutrientGrades } from '../standard-file.ts';

const tableOf = (id: string): NutrientTable => {
  const found = nutrientGrades.tables.find((table) => table.id === id);
  if (found === undefined) throw new Error(`no table ${id}`);
  return found;
};
const survey = tableOf('second-survey');
const ganxin = tableOf('ganxin');
const gradeIn = (table: NutrientTable, item: string) => (value: number) => fertilityGradeOf(table, item, value).grade;

describe('fertilityGradeOf', () => {
  it('gives Minle Liuba with 17.8 g/kg class 4 of the survey and level 3 of the region (domain/fertility.md, 1)', () => {
    const bySurvey = fertilityGradeOf(survey, 'soil-organic-matter', 17.8);
    const byRegion = fertilityGradeOf(ganxin, 'soil-organic-matter', 17.8);
    expect([bySurvey.grade, bySurvey.of, bySurvey.level?.zh]).toEqual([4, 6, '四级']);
    expect([byRegion.grade, byRegion.of, byRegion.level?.zh]).toEqual([3, 5, '中']);
    expect(bySurvey.tableTitle.zh).toContain('第二次土壤普查');
    expect(byRegion.tableTitle.zh).toContain('甘新区');
  });

  /** One value inside each printed class, richest first. */
  it.each([
    ['soil-organic-matter', [41, 35, 25, 15, 8, 5]],
    ['total-nitrogen', [2.1, 1.7, 1.2, 0.8, 0.6, 0.4]],
    ['alkali-hydrolysable-nitrogen', [151, 130, 100, 70, 40, 20]],
    ['available-phosphorus', [41, 30, 15, 7, 4, 2]],
    ['available-potassium', [201, 170, 120, 70, 40, 20]],
    ['total-phosphorus', [1.1, 0.9, 0.7, 0.5, 0.3, 0.1]],
    ['total-potassium', [26, 22, 17, 12, 7, 4]],
  ])('the survey’s row of %s', (item, values) => {
    expect(values.map(gradeIn(survey, item))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['soil-organic-matter', [26, 22, 17, 12, 9]],
    ['total-nitrogen', [1.9, 1.6, 1.2, 0.8, 0.4]],
    ['available-phosphorus', [41, 35, 25, 15, 9]],
    ['available-potassium', [260, 220, 170, 120, 90]],
  ])('the region’s row of %s', (item, values) => {
    expect(values.map(gradeIn(ganxin, item))).toEqual([1, 2, 3, 4, 5]);
  });

  it('puts a value on a bound into the better class in the survey, the worse level in the region', () => {
    expect([40, 30, 20, 10, 6].map(gradeIn(survey, 'soil-organic-matter'))).toEqual([1, 2, 3, 4, 5]);
    expect([25, 20, 15, 10].map(gradeIn(ganxin, 'soil-organic-matter'))).toEqual([2, 3, 4, 5]);
  });

  it('never gets worse as the value rises', () => {
    for (const table of [survey, ganxin]) {
      for (const { item, bounds } of table.items) {
        const top = 1.2 * (bounds[0] as number);
        const grades = Array.from({ length: 400 }, (_, k) => gradeIn(table, item)((k * top) / 400) as number);
        expect(grades, item).toEqual([...grades].sort((a, b) => b - a));
        expect([grades[0], grades.at(-1)]).toEqual([table.levels.length, 1]);
      }
    }
  });

  it('is unknown, with the reason, for an item the table lacks, a missing and a negative value', () => {
    const lacking = fertilityGradeOf(ganxin, 'alkali-hydrolysable-nitrogen', 90);
    expect([lacking.grade, lacking.unknown?.en]).toEqual([null, expect.stringContaining('does not hold')]);
    expect(fertilityGradeOf(survey, 'total-nitrogen', Number.NaN).unknown?.zh).toContain('缺测');
    const negative = fertilityGradeOf(survey, 'total-nitrogen', -9999);
    expect([negative.grade, negative.unknown?.en]).toEqual([null, expect.stringContaining('-9999')]);
  });

  it('tells what is only known', () => {
    const { source } = fertilityGradeOf(survey, 'alkali-hydrolysable-nitrogen', 90);
    expect([source.confidence, source.note?.en]).toEqual(['known', expect.stringContaining('verified')]);
  });
});

describe.skipIf(!hasShared)('the tables against the domain figures (needs the shared folder)', () => {
  interface Domain {
    second_soil_survey_grades: { rows: { unit: string; lower_bounds_class1_to_5: number[] }[] };
    ganxin_nutrient_grades: { rows: { unit: string; bounds: number[] }[] };
  }
  it('carry every bound over', () => {
    const domain = sharedJson<Domain>('domain/fertility.json');
    expect(survey.items.map(({ unit, bounds }) => [unit, bounds])).toEqual(
      domain.second_soil_survey_grades.rows.map((row) => [row.unit, row.lower_bounds_class1_to_5]),
    );
    expect(ganxin.items.map(({ unit, bounds }) => [unit, bounds])).toEqual(
      domain.ganxin_nutrient_grades.rows.map((row) => [row.unit, row.bounds]),
    );
  });
});

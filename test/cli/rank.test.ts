import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { row, textCell, valueCell, workbookBytes } from '../engine/formats/workbook-bytes.ts';
import { type Finished, runWotu } from './run-wotu.ts';

const folder = mkdtempSync(join(tmpdir(), 'wotu-rank-'));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface RankDocument {
  readonly method: { readonly id: string };
  readonly normalisation: string | null;
  readonly idColumn: string | null;
  readonly criteria: readonly { readonly name: string; readonly type: string; readonly weight: number }[];
  readonly alternatives: readonly {
    readonly name: string;
    readonly score: number;
    readonly rank: number;
    readonly parts: Readonly<Record<string, number>>;
  }[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly findings: readonly { readonly code: string }[];
}

async function rank(table: string, ...options: string[]): Promise<RankDocument> {
  const { status, stdout, stderr } = await runWotu('rank', table, ...options, '--json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as RankDocument;
}

const scores = ({ alternatives }: RankDocument) => alternatives.map(({ score }) => score);
const codes = ({ findings }: RankDocument) => findings.map(({ code }) => code);

/** Method example E7: Hwang and Yoon 1981, fighter aircraft. */
const aircraft = written(
  'aircraft.csv',
  [
    '\uFEFF机型,速度,航程,载重,价格,可靠性,机动性',
    'A1,2.0,1500,20000,5.5,5,9',
    'A2,2.5,2700,18000,6.5,3,5',
    'A3,1.8,2000,21000,4.5,7,7',
    'A4,2.2,1800,20000,5.0,5,5',
    '',
  ].join('\r\n'),
);
/** Method example E19, with a second parcel to compare. */
const land = written('land.csv', 'parcel,depth,texture,salt,slope\nX,95,85,60,90\nY,50,50,50,50\n');

describe('wotu rank', () => {
  it('reads a workbook as it reads CSV, and refuses a repeated criterion there too', async () => {
    const book = (last: string) =>
      workbookBytes({
        sheets: [
          {
            name: '田',
            rows:
              row(1, ...['parcel', 'depth', last].map((name, k) => textCell(`${'ABC'[k]}1`, name))) +
              row(2, textCell('A2', 'X'), valueCell('B2', 95), valueCell('C2', 85)) +
              row(3, textCell('A3', 'Y'), valueCell('B3', 50), valueCell('C3', 50)),
          },
        ],
      });
    const list = ['--weights', '0.5,0.5', '--method', 'weighted-sum'];
    const csv = written('two.csv', 'parcel,depth,texture\nX,95,85\nY,50,50\n');
    const fromCsv = await rank(csv, ...list);
    expect((await rank(written('land.xlsx', book('texture')), ...list)).alternatives).toEqual(fromCsv.alternatives);
    const { status, stderr } = await runWotu('rank', written('twice.xlsx', book('depth')), ...list, '--lang', 'en');
    expect([status, stderr]).toEqual([3, expect.stringContaining('depth is named more than once')]);
  });

  it('ranks by TOPSIS as published (E7), with weights and types in any of their spellings', async () => {
    const list = ['--weights', '0.2,0.1,0.1,0.1,0.2,0.3', '--types', 'max,max,benefit,cost,+,1'];
    const found = await rank(aircraft, '--method', 'topsis', ...list);
    const expected = [0.64328, 0.26838, 0.61354, 0.31229];
    for (const [i, score] of scores(found).entries()) expect(score).toBeCloseTo(expected[i] as number, 5);
    expect(found.alternatives.map((each) => each.rank)).toEqual([1, 4, 2, 3]);
    expect(Object.keys(found.alternatives[0]?.parts ?? {})).toEqual(['sPlus', 'sMinus']);
    expect([found.method.id, found.normalisation, found.idColumn]).toEqual(['topsis', 'vector', '机型']);
    expect(found.criteria[3]).toEqual({ name: '价格', type: 'min', weight: 0.1 });
    expect(found.findings).toEqual([]);

    const file = written(
      'weights.json',
      JSON.stringify({ 机动性: 0.3, 速度: 0.2, 航程: 0.1, 载重: 0.1, 价格: 0.1, 可靠性: 0.2 }),
    );
    const named = await rank(aircraft, '--method', 'topsis', '--weights', file, '--types', '价格=min');
    expect(scores(named)).toEqual(scores(found));
    expect(codes(named)).toEqual(['types-by-default']);
    const pairs = '速度=0.2,航程=0.1,载重=0.1,价格=0.1,可靠性=0.2,机动性=0.3';
    const paired = await rank(aircraft, '--method', 'topsis', '--weights', pairs, '--types', '1,1,1,-1,1,1');
    expect(scores(paired)).toEqual(scores(found));
  });

  it('gives the land indices of E19 from percent ratings', async () => {
    const index = async (method: string) =>
      (await rank(land, '--method', method, '--scale', '100')).alternatives[0]?.score;
    expect(await index('minimum')).toBe(60);
    expect(await index('storie')).toBeCloseTo(43.605, 9);
    expect(await index('square-root')).toBeCloseTo(51.1498, 4);
  });

  it('reads GB18030 and JSON tables, and says what was taken by default', async () => {
    // 村,水 / 甲,1 / 乙,2 in GB18030.
    const bytes = [0xb4, 0xe5, 0x2c, 0xcb, 0xae, 0x0a, 0xbc, 0xd7, 0x2c, 0x31, 0x0a, 0xd2, 0xd2, 0x2c, 0x32, 0x0a];
    const chinese = await rank(written('gbk.csv', Uint8Array.from(bytes)), '--method', 'weighted-sum');
    expect([chinese.idColumn, chinese.criteria[0]?.name]).toEqual(['村', '水']);
    expect(chinese.alternatives.map(({ name }) => name)).toEqual(['甲', '乙']);
    expect(codes(chinese)).toEqual(['types-by-default', 'weights-by-default']);
    const document = {
      alternatives: ['x', 'y'],
      criteria: ['a', 'b'],
      values: [
        [1, 4],
        [3, 2],
      ],
    };
    const json = await rank(written('t.json', JSON.stringify(document)), '--method', 'weighted-sum');
    expect(scores(json)).toEqual([2.5, 2.5]);
    expect(json.alternatives.map((each) => each.rank)).toEqual([1, 1]);
    const average = await rank(join(folder, 't.json'), '--method', 'weighted-sum', '--ties', 'average');
    expect(average.alternatives.map((each) => each.rank)).toEqual([1.5, 1.5]);
  });

  it('passes the parameters of every method on', async () => {
    const vikor = await rank(
      aircraft,
      '--method',
      'vikor',
      '--weights',
      '0.2,0.1,0.1,0.1,0.2,0.3',
      '--types',
      '价格=min',
      '--v',
      '0',
    );
    const r = vikor.alternatives.map(({ parts }) => parts['r'] as number);
    const [best, worst] = [Math.min(...r), Math.max(...r)];
    for (const [i, q] of scores(vikor).entries()) expect(q).toBeCloseTo(((r[i] as number) - best) / (worst - best), 12);
    expect(vikor.details).toHaveProperty('compromiseSet');

    const waspas = await rank(aircraft, '--method', 'waspas', '--types', '价格=min', '--lambda', '1');
    expect(scores(waspas)).toEqual(waspas.alternatives.map(({ parts }) => parts['wsm']));

    const flows = await rank(
      aircraft,
      '--method',
      'promethee-ii',
      '--preference',
      'linear',
      '--q',
      '0.1',
      '--p',
      '航程=500,速度=0.5,载重=2000,价格=1,可靠性=2,机动性=2',
    );
    expect(scores(flows).reduce((sum, flow) => sum + flow, 0)).toBeCloseTo(0, 12);

    const electre = await rank(
      aircraft,
      '--method',
      'electre-iii',
      '--q',
      '0.05g',
      '--p',
      '0.1g+0.1',
      '--veto',
      '价格=1.5',
      '--alpha',
      '0.2',
      '--beta',
      '-0.1',
      '--types',
      '价格=min',
    );
    expect(electre.details['credibility']).toHaveLength(4);

    const [orness, quantifier, given] = await Promise.all([
      rank(land, '--method', 'owa', '--orness', '1'),
      rank(land, '--method', 'owa', '--quantifier', '1'),
      rank(land, '--method', 'owa', '--order-weights', '0,0,0,1'),
    ]);
    expect([orness, quantifier, given].map((each) => scores(each)[0])).toEqual([95, 82.5, 60]);
  });

  it('reads what people write: other spellings, brackets, capitals, spaces', async () => {
    const usual = await rank(aircraft, '--method', 'topsis', '--types', '价格=min');
    for (const type of ['−1', '-1', 'minimise', '成本型', '极小型', '越小越好', 'less']) {
      expect(scores(await rank(aircraft, '--method', 'TOPSIS', '--types', `价格=${type}`))).toEqual(scores(usual));
    }
    const weighted = await rank(land, '--method', 'weighted-sum', '--weights', '[0.4, 0.3，0.2; 0.1]');
    expect(scores(weighted)[0]).toBeCloseTo(0.4 * 95 + 0.3 * 85 + 0.2 * 60 + 0.1 * 90, 9);
    const electre = (q: string) => rank(land, '--method', 'electre-iii', '--q', q, '--p', '0.2g+5');
    expect((await electre('0.1*G + 1')).details).toEqual((await electre('0.1g+1')).details);
    const promethee = (id: string) =>
      rank(land, '--method', 'promethee-ii', '--preference', id, '--q', '1', '--p', '40');
    expect(scores(await promethee('Linear'))).toEqual(scores(await promethee('linear')));
  });

  it('says that thresholds have no effect under usual preference', async () => {
    const found = await rank(land, '--method', 'promethee-ii', '--q', '1', '--p', '40');
    expect(codes(found)).toEqual([
      'types-by-default',
      'weights-by-default',
      'threshold-not-used',
      'threshold-not-used',
    ]);
  });

  it('does not read a column that a spreadsheet left behind', async () => {
    const found = await rank(written('left.csv', 'n,a,b,\nx,1,2,\ny,3,1,\n'), '--method', 'weighted-sum');
    expect(found.criteria.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(codes(found)).toContain('empty-column');
  });

  it('writes a table for people in both languages, and a file', async () => {
    const out = join(folder, 'ranks.csv');
    const zh = await runWotu('rank', aircraft, '--method', 'vikor', '--types', '价格=min', '--out', out);
    expect(zh.stdout).toMatch(/VIKOR[\s\S]*价格\s+越小越好[\s\S]*名次[\s\S]*群体效用 S[\s\S]*折衷解：/);
    const en = await runWotu('rank', aircraft, '--method', 'vikor', '--types', '价格=min', '--lang', 'en');
    expect(en.stdout).toMatch(
      /rank\s+alternative\s+compromise index Q[\s\S]*names of alternatives are from 机型[\s\S]*compromise set:/,
    );
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('机型,rank,score,s,r,rankS,rankR');
    expect(lines).toHaveLength(5);
  });

  const topsis = ['--method', 'topsis'];
  const refused: [name: string, table: string, options: string[], status: number, words: RegExp][] = [
    ['a table that is not there', join(folder, 'none.csv'), topsis, 3, /missing-file/],
    ['an empty cell', written('gap.csv', 'n,a\nx,1\ny,\n'), topsis, 3, /not-a-number.*y.*· a.*#3/],
    ['a criterion twice', written('twice.csv', 'n,a,a\nx,1,1\ny,2,2\n'), topsis, 3, /repeated-criterion.*a/],
    ['broken JSON', written('broken.json', '{"alternatives": ['), topsis, 3, /not-json/],
    [
      'weights that sum to 0.9',
      land,
      [...topsis, '--weights', '0.3,0.2,0.2,0.2'],
      2,
      /weights-not-one.*0\.9[\s\S]*--normalise-weights/,
    ],
    ['a weight of an unknown criterion', land, [...topsis, '--weights', 'soil=1'], 2, /unknown-criterion.*soil.*depth/],
    ['a weight left out', land, [...topsis, '--weights', 'depth=0.5,salt=0.5'], 2, /weight-count.*texture, slope/],
    ['a weight that is no number', land, [...topsis, '--weights', '0.3,much,0.2,0.2'], 2, /bad-value.*much/],
    ['types of another number', land, [...topsis, '--types', 'max,min'], 2, /value-count.*4.*2/],
    ['an unknown type', land, [...topsis, '--types', 'max,min,max,best'], 2, /bad-value.*best/],
    ['an unknown method', land, ['--method', 'saw'], 2, /unknown-method/],
    ['two kinds of order weights', land, ['--method', 'owa', '--orness', '1', '--quantifier', '2'], 2, /order-twice/],
    ['a rule for ties there is not', land, [...topsis, '--ties', 'max'], 2, /unknown-ties/],
    ['a file of an unknown kind', land, [...topsis, '--out', join(folder, 'r.xlsx')], 2, /unknown-table-file/],
    ['no method', land, [], 2, /--method/],
    ['a folder that is not there', land, [...topsis, '--out', join(folder, 'no', 'r.csv')], 3, /cannot-write.*r\.csv/],
    [
      'percent signs',
      written('percent.csv', 'n,a\nx,10%\ny,20%\n'),
      topsis,
      3,
      /not-a-number.*"10%"[\s\S]*no separators of thousands, percent signs/,
    ],
    [
      'commas of full width',
      written('wide.csv', 'n，a\nx，1\ny，2\n'),
      topsis,
      3,
      /no-criteria[\s\S]*commas, semicolons/,
    ],
    [
      'weights with spaces between',
      land,
      [...topsis, '--weights', '1 2 3 4'],
      2,
      /bad-value.*1 2 3 4[\s\S]*0\.2,0\.3,0\.5/,
    ],
    ['types with spaces between', land, [...topsis, '--types', 'max min'], 2, /bad-value.*max min[\s\S]*comma/],
    [
      'thresholds in the wrong order, without a veto that nobody gave',
      land,
      ['--method', 'electre-iii', '--q', '0.1g-9', '--p', '0.2g'],
      2,
      /bad-threshold.*q = -4, p = 10, g = 50\n/,
    ],
  ];
  it.each(refused)('refuses %s', async (_name, ...[table, options, status, words]) => {
    const found: Finished = await runWotu('rank', table, ...options, '--lang', 'en');
    expect(found.status, found.stderr).toBe(status);
    expect(found.stderr).toMatch(words);
  });

  it('keeps columns whose names only look numbered', async () => {
    const found = await rank(written('numbered.csv', 'n,a,a_2\nx,1,1\ny,2,2\n'), '--method', 'weighted-sum');
    expect(found.criteria.map(({ name }) => name)).toEqual(['a', 'a_2']);
  });
});

describe('wotu list', () => {
  it('lists ranking methods with their parameters, and normalisations with their formulas', async () => {
    const methods = JSON.parse((await runWotu('list', 'ranking-methods', '--json')).stdout);
    expect(methods.map((method: { id: string }) => method.id)).toEqual(
      expect.arrayContaining([
        'weighted-sum',
        'owa',
        'topsis',
        'vikor',
        'promethee-ii',
        'waspas',
        'edas',
        'copras',
        'electre-iii',
      ]),
    );
    expect(methods.find((method: { id: string }) => method.id === 'vikor').parameters[0]).toMatchObject({ id: 'v' });
    expect((await runWotu('list', 'normalisations', '--lang', 'en')).stdout).toMatch(/min-max.*\(x − min x\)/);
  });
});

import { describe, expect, it } from 'vitest';
import type { PlanTables, VillageRow } from '../../../../engine/index.ts';
import { landShares } from '../../../../engine/plan/report/land-kinds.ts';
import { planReport } from '../../../../engine/plan/report/plan-report.ts';
import { smallPlan } from '../../../web/small-plan.ts';
import { seeded } from '../../zonal/seeded.ts';
import { smallRotation } from '../rotation/small-rotation.ts';
import { documentFaults } from './document-faults.ts';
import { judgedPlan } from './judged-plan.ts';
import { reportHalves } from './report-halves.ts';

const PLACES = [
  'answer',
  'method',
  'candidates',
  'villages',
  'village-620702107203',
  'targets',
  'standards',
  'exclusions',
  'findings',
  'inputs',
];

function village(change: Partial<VillageRow>): PlanTables {
  const plan = smallPlan();
  return { ...plan, villages: plan.villages.map((row) => ({ ...row, ...change })) };
}

describe('the report of a plan', () => {
  it('holds every section in both languages, Chinese first, each marked with its language', () => {
    const { document, zh, en } = reportHalves(smallPlan());
    for (const place of PLACES) {
      expect(zh, place).toContain(` id="zh-${place}"`);
      expect(en, place).toContain(` id="en-${place}"`);
    }
    expect(document).toContain('<html lang="zh-CN">');
    expect(document).toContain('<div class="half zh" lang="zh-CN">');
    expect(document).toContain('<div class="half en" lang="en">');
    expect(document).toContain('id="show-zh" aria-label="用中文阅读" lang="zh-CN" checked="checked"/>');
    expect(en).toContain('<span lang="zh-CN">党寨村</span>');
  });

  it('tells rotation rule by rule where the plan asks for it, and is silent where it does not', async () => {
    expect(planReport(smallPlan())).not.toContain('zh-rotation');
    const rotation = await smallRotation(['A,2023,全年,豌豆,6,,', 'A,2024,全年,春小麦,6,,', 'A,2025,全年,豌豆,6,,']);
    const plan = { ...smallPlan(), rotation };
    const { zh, en } = reportHalves(plan);
    expect(documentFaults(planReport(plan))).toEqual([]);
    expect(zh).toContain('间隔 n 年指 n 年一次');
    expect(en).toMatch(/R1 the same annual or biennial within its return interval<\/th><td class="n">1<\/td>/);
    expect(en).toContain('could not be judged: nobody says where the parcels lie');
  });

  it('is well-formed, closed in itself, and every link inside it leads somewhere', () => {
    expect(documentFaults(planReport(smallPlan()))).toEqual([]);
    expect(documentFaults(planReport(judgedPlan()))).toEqual([]);
    expect(planReport(smallPlan())).not.toMatch(/https?:\/\//);
  });

  it('gives the same bytes for the same tables', () => {
    expect(planReport(judgedPlan())).toBe(planReport(judgedPlan()));
  });

  it('says that data are made up exactly when they are', () => {
    const made = reportHalves(smallPlan());
    expect(made.zh).toContain('合成演示数据');
    expect(made.en).toContain('synthetic demo data');
    const measured = planReport({ ...smallPlan(), synthetic: false });
    expect(measured).not.toMatch(/合成演示|synthetic/i);
  });

  it('escapes names and findings, so that no text becomes markup', () => {
    const hostile = '<script>alert("1")</script>';
    const plan = village({ name: hostile });
    const [first] = plan.findings;
    const findings = [{ ...first, message: { zh: hostile, en: hostile }, at: { file: `a" onload="x&y'.zip` } }];
    const document = planReport({ ...plan, findings: findings as PlanTables['findings'] });
    expect(document).not.toContain('<script');
    expect(document).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(document).toContain('a&quot; onload=&quot;x&amp;y&#39;.zip');
    expect(documentFaults(document)).toEqual([]);
  });

  it('stays well-formed whatever a name is made of', () => {
    const random = seeded(11);
    const pieces = ['<', '>', '&', '"', "'", '村', '\u0000', '\u0008', '\ud800', '</td>', '<!--', ']]>', '&amp;', '😀'];
    for (let round = 0; round < 40; round++) {
      const name = Array.from({ length: 12 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
      const words = { zh: name, en: name };
      expect(documentFaults(planReport({ ...village({ name, town: name, reason: words }), title: words }))).toEqual([]);
    }
  });
});

describe('figures of the report', () => {
  it('are those of the tables: 18,000 m² are 27 mu and 1.8 ha (15 mu to the hectare)', () => {
    const { words } = reportHalves(smallPlan());
    expect(words.zh).toMatch(/620702107203-01 党寨村 党寨镇 27\.00 1\.80 0\.740/);
    expect(words.en).toMatch(/620702107203-01 党寨村 党寨镇 27\.00 1\.80 0\.740/);
    expect(words.zh).toContain('候选基地 1 个，毛面积 27.00 亩（1.80 公顷），其中 0 个达到 1,000 亩');
    expect(words.zh).toMatch(/地块 4 个，40\.50 亩：已评分 2 个 （27\.00 亩），超限排除 1 个 （9\.00 亩）/);
    expect(words.en).toContain('2025: 1/1 met; 2026: 0/1 met, short 甘州区 −2.35.');
  });

  it('tell where a village stands, from its band and the nearest weight that would change it', () => {
    const { words } = reportHalves(smallPlan());
    expect(words.zh).toContain('在 94 % 的抽样中留在前 10 名；甲的权重（现为 0.60）低于 0.41 时退出');
    expect(words.en).toContain(
      'stays in the first 10 in 94 % of the draws; falls out when the weight of A (now 0.60) drops below 0.41',
    );
    const [row] = smallPlan().villages;
    const band = { ...(row?.band as NonNullable<VillageRow['band']>), topShare: 0.2 };
    const rises = { ...band, switches: [{ criterion: 1, weight: 0.4, switchWeight: 0.62 }] };
    const waiting = reportHalves(village({ rank: 11, band: rises })).words;
    expect(waiting.zh).toContain('在 20 % 的抽样中进入前 10 名；乙的权重（现为 0.40）高于 0.62 时入选');
    expect(waiting.en).toContain('comes in when the weight of B (now 0.40) rises above 0.62');
    const close = { ...band, topShare: 0.004, switches: [{ criterion: 1, weight: 0.2, switchWeight: 0.1996 }] };
    expect(reportHalves(village({ rank: 11, band: close })).words.zh).toContain(
      '在 0.4 % 的抽样中进入前 10 名；乙的权重（现为 0.2000）低于 0.1996 时入选',
    );
    expect(reportHalves(village({ band: { ...band, switches: [] } })).words.zh).toContain(
      '单独改变任何一项权重都不会使其退出',
    );
  });

  it('write what is not known as unknown, never as 0', () => {
    const confidence = { coverage: 0.8, support: null, sampleAgeYears: null, sampledShare: 0, sampleDistanceM: null };
    const { words } = reportHalves(village({ landGrade: null, nutrients: [], confidence }));
    expect(words.zh).toContain('新增耕地 未知 新增设施用地 未知');
    expect(words.en).toContain('New farmland unknown New facility land unknown');
    expect(words.zh).toMatch(/栅格有效面积 未知 有自己样品的土地 0 % 样品年龄 未知 距最近样品 未知/);
    expect(words.zh).toContain('耕地质量等级：未知');
    expect(words.zh).toContain('养分：未知');
    expect(words.zh).toContain('no-operator 未知（按难计）');
    const plan = smallPlan();
    const conversion = { ...(plan.parcels.conversion as NonNullable<PlanTables['parcels']['conversion']>) };
    const noLayer = { ...plan, parcels: { ...plan.parcels, conversion: { ...conversion, forageLane: null } } };
    expect(reportHalves(noLayer).words.zh).toContain('有机草畜快速通道 未知');
  });

  it('stand beside the weights that the data would give, and the consistency of comparisons', () => {
    const plan = smallPlan();
    expect(reportHalves(plan).words.zh).toMatch(/指标 采用 字 甲 0\.600 0\.700 乙 0\.400 0\.300/);
    expect(reportHalves(plan).words.zh).not.toContain('一致性比率');
    const ratio = { lambdaMax: 3.04, CI: 0.02, RI: 0.58, CR: 0.0345, randomIndexSet: 'saaty', interpolated: false };
    const compared = { ...plan.weighting, consistency: { ...ratio, accepted: true } };
    expect(reportHalves({ ...plan, weighting: compared }).words.en).toContain('consistency ratio CR 0.035 (below 0.10');
  });

  it('write units as words of the language', () => {
    const { words } = reportHalves(smallPlan());
    expect(words.zh).toContain('（24 个月）');
    expect(words.en).toContain('(24 months)');
    expect(words.zh).toContain('1.5 年');
  });

  it('hold the land of a village: shares add up to its area, and the bar is full', () => {
    const random = seeded(5);
    for (let round = 0; round < 60; round++) {
      const statusAreaM2 = [0, 0, 0, 0].map(() => Math.floor(random() * 1e6) * Number(random() < 0.7));
      const scored = statusAreaM2[3] as number;
      const s1 = scored * random();
      const s2 = (scored - s1) * random();
      const areaM2 = statusAreaM2.reduce((sum, area) => sum + area, 0);
      if (areaM2 === 0) continue;
      const plan = village({
        areaM2,
        statusAreaM2: statusAreaM2 as unknown as VillageRow['statusAreaM2'],
        classAreaM2: [s1, s2, scored - s1 - s2, 0],
      });
      const sum = landShares(plan.villages[0] as VillageRow).reduce((total, share) => total + share.areaM2, 0);
      expect(sum).toBeCloseTo(areaM2, 4);
      const { zh } = reportHalves(plan);
      const bar = zh.slice(zh.indexOf('<div class="bar"'), zh.indexOf('<table class="small">'));
      const widths = [...bar.matchAll(/width:([\d.]+)%/g)].map(([, width]) => Number(width));
      expect(Math.abs(widths.reduce((total, width) => total + width, 0) - 100)).toBeLessThan(0.05);
    }
  });
});

describe('villages of the report', () => {
  it('carry the remark on disagreeing rules exactly when known classes differ', () => {
    const remark = /各方法的等级不一致，从 S1 到 S2/;
    expect(reportHalves(smallPlan()).words.zh).toMatch(remark);
    expect(reportHalves(smallPlan()).words.en).toContain('The rules disagree, from S1 to S2');
    const agreeing = smallPlan().villages[0]?.rules.map((row) => ({ ...row, suitabilityClass: 1 })) ?? [];
    expect(reportHalves(village({ rules: agreeing })).words.zh).not.toContain('等级不一致');
    const halfKnown = agreeing.map((row, k) => (k === 0 ? { ...row, index: null, suitabilityClass: 0 } : row));
    expect(reportHalves(village({ rules: halfKnown })).words.zh).not.toContain('等级不一致');
  });

  it('without parcels take one line, without rank stand last', () => {
    const plan = smallPlan();
    const [row] = plan.villages as [VillageRow];
    const empty = { ...row, code: '620702107200', name: '空村', rank: 0, parcelCount: 0, areaM2: 0 };
    const { zh } = reportHalves({ ...plan, villages: [row, empty] });
    const section = /<section class="village" id="zh-village-620702107200">[\s\S]*?<\/section>/.exec(zh)?.[0] ?? '';
    expect(section).toContain('没有地块。');
    expect(section).not.toContain('class="part');
    expect(zh.indexOf('#zh-village-620702107203')).toBeLessThan(zh.indexOf('#zh-village-620702107200'));
  });

  it('name nutrients in both grading tables', () => {
    const { words } = reportHalves(smallPlan());
    expect(words.zh).toMatch(/养分 平均 字 乙表 字 17\.8 g\/kg 字 \(4\/6\) 字 \(3\/5\)/);
  });
});

describe('exclusions of the report', () => {
  it('name unit, item, value as written, limit, clause, sample, both readings and the land', () => {
    const { words } = reportHalves(judgedPlan());
    expect(words.zh).toContain(
      '单元 620702107203 镉 0.450 0.3 mg/kg GB 15618-2018 表1 风险筛选值，6.5<pH≤7.5 S-620702107203 2026-03-28',
    );
    expect(words.zh).toContain('两种读法：6.5<pH≤7.5：0.45 / 0.3 超标；pH>7.5：0.45 / 0.6 符合');
    expect(words.zh).toMatch(/综合指数 1\.10（轻度污染），不参与判定 1 9\.00/);
    expect(words.en).toContain('composite index 1.10 (lightly polluted), not deciding');
  });

  it('group what is unknown by reason, without the names of units', () => {
    const { words } = reportHalves(judgedPlan());
    expect(words.zh).toMatch(/采样单元没有土壤样品 — 1 1 4\.50/);
    expect(words.en).toMatch(/sampling unit has no soil sample — 1 1 4\.50/);
    expect(words.zh).toMatch(/未测 汞 1 1 1 13\.50/);
  });

  it('list passes that another reading would fail', () => {
    expect(reportHalves(judgedPlan()).words.zh).toContain('镉 符合 pH>7.5 超标 1 1 13.50');
  });

  it('count the answers of every clause, comparison apart', () => {
    const { words } = reportHalves(judgedPlan());
    expect(words.zh).toMatch(/GB 15618-2018 表1 风险筛选值，6\.5<pH≤7\.5 2 1 1 判定/);
    expect(words.zh).toMatch(/GB 15618-2018 表1 风险筛选值，6\.5<pH≤7\.5 — 1 0 仅作对照/);
  });

  it('tell of land that passes only under conditions, where there is any', () => {
    const plan = smallPlan();
    expect(reportHalves(plan).words.zh).not.toContain('有条件');
    const parcels = { ...plan.parcels, conditional: Uint8Array.of(1, 0, 0, 0) };
    const candidates = plan.candidates.map((base) => ({ ...base, conditionalAreaM2: 9000 }));
    const { words } = reportHalves({ ...plan, parcels, candidates });
    expect(words.zh).toContain('有条件通过 1 个地块，13.50 亩');
    expect(words.en).toContain('Conditional, mu');
    expect(words.zh).toMatch(/620702107203-01 党寨村 党寨镇 27\.00 1\.80 0\.740 80 % 13\.50 13\.50 13\.50/);
  });

  it('name kinds without evidence and every standard with its clause', () => {
    const { words } = reportHalves(smallPlan());
    expect(words.zh).toContain('没有对应的依据 — — 4 40.50');
    expect(words.zh).toContain('GB 15618-2018 字 表1 风险筛选值 2018-08-01 字 已核对原文 gb15618-2018.json');
  });
});

describe('findings of the report', () => {
  it('are counted by code, the worst first, and none is lost', () => {
    const { words } = reportHalves(smallPlan());
    expect(words.zh).toContain('检查提示 4 条');
    expect(words.zh).toMatch(/duplicate-id 未采用 1 字 a\.zip · 行 3 字 area-differs 说明 2 字 — 字 other 说明 1/);
  });
});

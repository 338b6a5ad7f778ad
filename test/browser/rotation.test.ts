import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conflictReader, type RotationTables, rotationView, ruleCounts } from '../../engine/index.ts';
import { createNumberFormat } from '../../web/text/number-format.ts';
import { repoRoot } from '../shared-data.ts';
import { accessibilityFaults } from './accessibility-faults.ts';
import { launchBrowser } from './chromium.ts';
import { type StaticSite, serveFolder } from './static-site.ts';
import { askForTown, planTown, type TownPlan } from './town-plan.ts';
import { type WatchedPage, watchedPage } from './watched-page.ts';

const TOWN = 'xinba';
const PLAN_MS = 200_000;
const LEGEND = '[data-legend=rotation]';

/** A row of the sheet that the plan was made from. */
interface SheetRow {
  readonly DKBM: string;
  readonly 年度: string;
  readonly 茬次: string;
  readonly 作物: string;
  readonly 上级地块: string;
}

describe('rotation in the page', () => {
  const mu = createNumberFormat('zh', 'mu');
  let site: StaticSite;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let plan: TownPlan;
  let rotation: RotationTables;

  const settled = async () => {
    await page.waitForTimeout(900);
    await page.waitForSelector('[data-map=idle]', { timeout: 60_000 });
  };
  const shown = async (selector: string) => (await page.locator(selector).first().textContent())?.trim() ?? '';
  const legend = async () =>
    Object.fromEntries(
      await page
        .locator(`${LEGEND} [data-answer]`)
        .evaluateAll((list) =>
          list.map((entry) => [
            entry.getAttribute('data-answer') ?? '',
            entry.querySelector('[data-count]')?.textContent ?? '',
          ]),
        ),
    );
  const picture = async () => {
    await settled();
    return page.locator('canvas.maplibregl-canvas').screenshot();
  };

  async function saved(file: string): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.locator(`[data-rotation-files] [data-file=${file}]`).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  const lines = ({ bytes }: { bytes: Buffer }) =>
    Papa.parse<Record<string, string>>(bytes.toString('utf8').replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    }).data;

  async function focusOn(id: string): Promise<void> {
    await page.fill('header input', id);
    await page.keyboard.press('Enter');
    await page.locator(`[data-parcel-id]:has-text("${id}")`).waitFor();
    await page.waitForSelector('[data-matrix]');
  }

  beforeAll(async () => {
    site = await serveFolder(resolve(repoRoot, 'build/web'));
    browser = await launchBrowser();
    watched = await watchedPage(browser, site.url);
    page = watched.page;
    await askForTown(page, TOWN);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(site.url);
    plan = await planTown(TOWN);
    if (plan.tables.rotation === null) throw new Error('the plan has no rotation');
    rotation = plan.tables.rotation;
    await page.waitForSelector('tr[data-key] .pick', { timeout: PLAN_MS });
  }, PLAN_MS);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('tells every rule with the counts, the land and the grounds of the engine', async () => {
    await page.locator('#step-rotation').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-sums]');
    const counts = ruleCounts(rotation);
    const total = counts.reduce((sum, { errors }) => sum + errors, 0);
    expect(await shown('#step-rotation .line')).toContain(mu.count(total));
    expect(await shown('#step-rotation .line')).toContain(await shown('[data-error-land]'));
    expect(await page.locator('#step-rotation-content li[data-rule]').count()).toBe(counts.length);
    for (const { rule, label, basis, confidence, areaMu, ...row } of counts) {
      const entry = `#step-rotation-content li[data-rule=${rule}]`;
      const figures = { error: row.errors, warning: row.warnings, info: row.infos, unknown: row.unknown };
      for (const [answer, count] of Object.entries(figures)) {
        const found = page.locator(`${entry} [data-count=${answer}]`);
        if (count === 0) expect(await found.count(), `${rule} ${answer}`).toBe(0);
        else expect(await found.textContent(), `${rule} ${answer}`).toBe(mu.count(count));
      }
      if (areaMu > 0) expect(await shown(`${entry} [data-land]`)).toBe(mu.areaWithUnit((areaMu * 10_000) / 15));
      expect(await shown(entry)).toContain(label.zh);
      expect(await shown(entry)).toContain(basis.zh);
      expect(await page.locator(`${entry} [data-confidence=${confidence}]`).count()).toBe(1);
    }
    expect(await shown('[data-rule=R9] [data-confidence=uncertain]')).toBe('未定');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('colours parcels by the gravest verdict, and by one rule alone when that is chosen', async () => {
    const { answers } = rotationView(rotation).standard;
    const parcels = rotation.parcels.ids.length;
    const worst = rotation.parcels.ids.map((_id, row) =>
      ruleCounts(rotation).reduce((gravest, _rule, k) => Math.max(gravest, answers[k * parcels + row] as number), 0),
    );
    const having = (value: number) => mu.count(worst.filter((each) => each === value).length);
    expect(await legend()).toMatchObject({ error: having(4), warning: having(3), info: having(2) });
    const parcel = worst.indexOf(4);
    const rule = ruleCounts(rotation).findIndex((row) => row.errors === 0 && row.warnings > 0 && row.areaMu < 3000);
    const { rule: id = '' } = ruleCounts(rotation)[rule] ?? {};
    await focusOn(rotation.parcels.ids[parcel] as string);
    const all = await picture();
    const button = page.locator(`#step-rotation-content li[data-rule=${id}] button`);
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    const only = await picture();
    expect(only.equals(all)).toBe(false);
    if ((await page.locator(LEGEND).count()) === 0) await page.click('.legend .head');
    expect(await page.locator(LEGEND).getAttribute('data-rule')).toBe(id);
    const reader = conflictReader(rotation);
    const entries = Array.from({ length: reader.length }, (_v, k) => reader.entry(k)).filter(
      (entry) => entry.rule === id,
    );
    const warned = new Set(entries.filter(({ standard }) => standard === 'warning').map((entry) => entry.parcel));
    expect(await legend()).toMatchObject({ error: '0', warning: mu.count(warned.size) });
    await page.click('.legend .head');
    await button.click();
    await page.mouse.move(700, 5);
    expect((await picture()).equals(all)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  /** Rows of the sheet by parcel. */
  function sheetRows(): Map<string, SheetRow[]> {
    const zip = unzipSync(readFileSync(resolve(repoRoot, 'data/crops/crop-history.zip')));
    const [bytes] = Object.values(zip);
    const rows = new Map<string, SheetRow[]>();
    const { data } = Papa.parse<SheetRow>(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true });
    for (const row of data) rows.set(row.DKBM, [...(rows.get(row.DKBM) ?? []), row]);
    return rows;
  }

  /** What a cell says for what a person wrote; null for words that stand for something else. */
  function wordsOf(written: string): string | null {
    if (written === '休耕') return '休耕';
    if (written === '不详') return '未知';
    if (/^(制种玉米|玉米制种|玉米\(制种\))$/.test(written)) return '制种玉米';
    const names = written.split('/').map((name) => {
      const crop = rotation.standard.crops.find(({ names, label }) => names.includes(name) || label.zh === name);
      return crop === undefined || crop.growth === 'perennial' ? null : crop.label.zh;
    });
    return names.includes(null) ? null : names.join('＋');
  }

  it('shows the crops of the sheet by part and year, fallow and unknown told apart', async () => {
    const rows = sheetRows();
    const { parts, parcels } = rotation;
    const whole = Array.from(parts.parcel).filter(
      (parcel, part, all) =>
        parts.codes[part] === parcels.ids[parcel] && all.indexOf(parcel) === all.lastIndexOf(parcel),
    );
    const plain = whole
      .map((parcel) => parcels.ids[parcel] as string)
      .filter((id) => rows.get(id)?.every((row) => wordsOf(row.作物) !== null && row.上级地块 === ''));
    const wanted: readonly ((row: SheetRow) => boolean)[] = [
      ({ 作物 }) => 作物 === '休耕',
      ({ 作物 }) => 作物 === '不详',
      ({ 作物 }) => 作物.includes('/'),
      ({ 茬次 }) => 茬次 === '秋茬' || 茬次 === '复种',
      ({ 作物 }) => 作物 === '制种玉米',
    ];
    for (const [k, wants] of wanted.entries()) {
      const id = plain.find((each) => rows.get(each)?.some(wants));
      if (id === undefined) throw new Error(`no parcel of the town is as wanted: ${k}`);
      await focusOn(id);
      for (const year of ['2022', '2023', '2024', '2025', '2026']) {
        const own = rows.get(id)?.filter((row) => row.年度 === year) ?? [];
        const expected = own.length === 0 ? ['未知'] : own.map((row) => wordsOf(row.作物));
        const cell = page.locator(`[data-part="0"] [data-year="${year}"] [data-crops]`);
        expect(await cell.allTextContents(), `${id} ${year}`).toEqual(expected);
      }
    }
  });

  it('marks the conflicts of a cell and the cell of a conflict', async () => {
    const reader = conflictReader(rotation);
    const entries = Array.from({ length: reader.length }, (_v, k) => reader.entry(k));
    const example = entries.find(
      ({ rule, standard, areaMu }) => rule === 'R1' && standard === 'error' && areaMu !== null,
    );
    if (example === undefined) throw new Error('no parcel breaks R1');
    const mine = entries.filter(({ parcel }) => parcel === example.parcel);
    await focusOn(example.parcel);
    const list = page.locator('[data-conflict]');
    expect(await list.count()).toBe(mine.length);
    const told = (await list.allTextContents()).map((words) => words.trim()).sort();
    expect(told).toEqual(mine.map(({ words }) => words.zh).sort());
    const group = await shown('[data-group=R1]');
    for (const words of [example.source.zh, '标准判定 错误，政策判定 错误']) expect(group).toContain(words);
    const part = entries.filter(({ history }) => history === example.history);
    const cell = page.locator(`[data-part] [data-year="${example.year}"] button`).first();
    await cell.focus();
    await page.keyboard.press('Enter');
    expect(await cell.getAttribute('aria-pressed')).toBe('true');
    const chosen = page.locator('[data-conflict][aria-pressed=true]');
    expect(await chosen.count()).toBe(part.filter(({ year }) => year === example.year).length);
    await cell.click();
    expect(await chosen.count()).toBe(0);
    await list.filter({ hasText: example.words.zh }).first().click();
    expect(await chosen.count()).toBe(1);
    expect(await cell.getAttribute('aria-pressed')).toBe('true');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('leaves as errors and warnings of all, and as everything of a village', async () => {
    const reader = conflictReader(rotation);
    const entries = Array.from({ length: reader.length }, (_v, k) => reader.entry(k));
    const all = await saved('all');
    expect(all.name).toBe('conflicts.csv');
    const isGrave = ({ standard, policy }: (typeof entries)[number]) =>
      [standard, policy].some((verdict) => verdict === 'error' || verdict === 'warning');
    expect(lines(all)).toHaveLength(entries.filter(isGrave).length);
    const row = plan.tables.parcels.ids.indexOf(await shown('[data-parcel-id]'));
    const village = plan.tables.parcels.village[row] as number;
    const inVillage = (parcel: number) => plan.tables.parcels.village[parcel] === village;
    const ids = new Set(plan.tables.parcels.ids.filter((_id, parcel) => inVillage(parcel)));
    const own = await saved('conflicts');
    expect(own.name).toBe(`conflicts-${plan.tables.villages[village]?.code}.csv`);
    expect(lines(own)).toHaveLength(entries.filter(({ parcel }) => ids.has(parcel)).length);
    const book = await saved('matrix');
    const sheet = unzipSync(book.bytes)['xl/worksheets/sheet1.xml'];
    const parts = Array.from(rotation.parts.parcel).filter(inVillage).length;
    expect(new TextDecoder().decode(sheet).match(/<row /g)?.length).toBe(parts + 1);
  });

  it('leaves the map as it was when the step is closed', async () => {
    await page.click('#step-rotation');
    const layer = page.getByRole('checkbox', { name: '轮作冲突' });
    if ((await layer.count()) === 0) await page.click('.legend .head');
    expect(await layer.isChecked()).toBe(false);
  });

  it('asked no other host and complained of nothing', () => {
    expect(watched.outside).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

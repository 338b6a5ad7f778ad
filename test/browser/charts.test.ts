import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNumberFormat } from '../../web/text/number-format.ts';
import { repoRoot } from '../shared-data.ts';
import { accessibilityFaults } from './accessibility-faults.ts';
import { launchBrowser } from './chromium.ts';
import { type StaticSite, serveFolder } from './static-site.ts';
import { askForTown } from './town-plan.ts';
import { type WatchedPage, watchedPage } from './watched-page.ts';

const PLAN_MS = 300_000;

describe('drawings in the page', () => {
  const mu = createNumberFormat('zh', 'mu');
  let site: StaticSite;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    site = await serveFolder(resolve(repoRoot, 'build/web'));
    browser = await launchBrowser();
    watched = await watchedPage(browser, site.url);
    page = watched.page;
    await askForTown(page, 'heiquan');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(site.url);
    await page.waitForSelector('tr[data-key] .pick', { timeout: PLAN_MS });
  }, PLAN_MS);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const chart = (name: string) => page.locator(`[data-chart="${name}"]`);

  async function saved(figure: Locator, kind: 'svg' | 'png' | 'csv'): Promise<{ name: string; bytes: Buffer }> {
    const button = figure.locator(`[data-save=${kind}]`);
    if ((await button.count()) === 0) await figure.locator('.twin summary').click();
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), button.click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  async function figuresOf(figure: Locator): Promise<Record<string, string>[]> {
    const { bytes } = await saved(figure, 'csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return Papa.parse<Record<string, string>>(bytes.subarray(3).toString('utf8'), { header: true }).data;
  }

  it('show what a mean score is made of, and the contributions add up to it', async () => {
    await page.locator('tr[data-key] .pick').first().click();
    const id = await page.locator('[data-candidate-id]').textContent();
    await page.locator('[data-explain] [data-fold=contributions] > summary').click();
    const figure = chart(`contributions-${id}`);
    await figure.locator('[data-share]').first().waitFor();
    const rows = await figuresOf(figure);
    const sum = rows.reduce((total, row) => total + Number(row['贡献']), 0);
    expect(mu.score(sum)).toBe(await page.locator('[data-suitability]').textContent());
    expect(new Set(rows.map((row) => row['数据']))).toEqual(new Set(['合成演示数据']));
    expect(await figure.locator('[data-share]').count()).toBe(rows.length);
    expect(await figure.locator('svg[role=img]').first().getAttribute('aria-label')).toContain('贡献最大');
  });

  it('leave the page as SVG with their ink and the ribbon, and as a picture twice as large', async () => {
    const figure = page.locator('[data-explain] [data-chart^=contributions]');
    const svg = (await saved(figure, 'svg')).bytes.toString('utf8');
    for (const part of ['合成演示数据', '各指标对平均得分的贡献', '七个核心镇', '土壤 pH', 'fill="rgb'])
      expect(svg).toContain(part);
    expect(svg).not.toMatch(/var\(|class=|tabindex|href/);
    const [, width, height] = /^<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const { name, bytes } = await saved(figure, 'png');
    expect(name).toMatch(/^contributions-.+\.png$/);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
    // The title stands in the first 60 rows, letters of the drawing itself lower down.
    const [title, whole] = await inkOf(bytes);
    expect(title).toBeGreaterThan(300);
    expect(whole).toBeGreaterThan(3 * (title ?? 0));
  });

  /** Pixels of a picture as dark as letters, in its first 60 rows and in all. */
  function inkOf(png: Buffer): Promise<number[]> {
    return page.evaluate(async (base64) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      pen?.drawImage(bitmap, 0, 0);
      return [60, bitmap.height].map((rows) => {
        const { data } = pen?.getImageData(0, 0, bitmap.width, rows) ?? { data: [] };
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if ((data[at] as number) < 60) dark++;
        return dark;
      });
    }, png.toString('base64'));
  }

  it('mark the focus in every drawing at once', async () => {
    const id = (await page.locator('[data-candidate-id]').textContent()) ?? '';
    await page.click('#step-candidates');
    await page.locator('[data-fold=compared] > summary').click();
    await chart('criteria').locator('path[data-focused]').waitFor();
    expect(await chart('rank-bands-candidates').locator('[data-focused]').getAttribute('data-rank-row')).toBe(id);
    expect(await chart('rank-bands-villages').locator('[data-focused]').getAttribute('data-rank-row')).toBe(
      id.split('-')[0],
    );
    await page.click('#step-targets');
    await chart('targets').locator('[data-county]').first().waitFor();
    expect(await chart('targets').locator('[data-focused]').getAttribute('data-county')).toBe(id.slice(0, 6));
    await page.locator('#step-targets-content [data-fold=calendar] > summary').click();
    await chart('conversion').locator('[data-focused]').waitFor();
    await page.click('#step-belts');
    await chart('belt-costs').locator('[data-focused]').first().waitFor();
  });

  it('count as much land in the calendar on every day', async () => {
    await page.click('#step-targets');
    await page.locator('#step-targets-content [data-fold=calendar] > summary').click();
    const rows = await figuresOf(chart('conversion'));
    const whole = rows.map((row) =>
      ['有机', '转换期', '常规', '未知'].reduce((sum, key) => sum + Number(row[`${key} (亩)`]), 0),
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const each of whole) expect(each).toBeCloseTo(whole[0] ?? Number.NaN, 3);
  });

  it('filter the table by what is chosen on an axis, by mouse and by keyboard', async () => {
    await page.click('#step-candidates');
    await page.locator('[data-fold=compared] > summary').click();
    const strip = chart('criteria').locator('[data-axis=suitability] .strip');
    await strip.scrollIntoViewIfNeeded();
    const box = await strip.boundingBox();
    if (box === null) throw new Error('no axis');
    const at = (share: number) => box.x + 8 + (box.width - 16) * share;
    await page.mouse.move(at(0.65), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(at(0.99), box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    const shown = () =>
      page
        .locator('#table-pane tr[data-key] [data-column=suitability]')
        .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent)));
    await page.waitForSelector('[data-brushed]');
    const brushed = await shown();
    expect(brushed.length).toBeGreaterThan(0);
    for (const score of brushed) expect(score).toBeGreaterThanOrEqual(0.64);
    expect(await page.locator('[data-brushed]').textContent()).toContain(`${brushed.length} / `);

    const bound = chart('criteria').locator('[data-axis=suitability] [data-bound="0"]');
    await bound.focus();
    await page.keyboard.press('End');
    expect(await bound.getAttribute('aria-valuenow')).toBe(
      await chart('criteria').locator('[data-axis=suitability] [data-bound="1"]').getAttribute('aria-valuenow'),
    );
    expect(await shown()).toEqual([]);
    await page.keyboard.press('Home');
    await page.keyboard.press('PageUp');
    expect((await shown()).length).toBeGreaterThan(brushed.length);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-axis]')?.getAttribute('data-axis'))).toBe(
      'area',
    );
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-brushed]').count()).toBe(0);
    expect(await page.locator('[data-out]').count()).toBe(0);
  });

  it('let the table take the choice back', async () => {
    const bound = chart('criteria').locator('[data-axis=area] [data-bound="0"]');
    await bound.focus();
    await page.keyboard.press('PageUp');
    await page.locator('[data-brushed] button').click();
    expect(await page.locator('[data-brushed]').count()).toBe(0);
    expect(await bound.getAttribute('aria-valuenow')).toBe('0');
  });

  it('show a parcel among all others, and its tests against their limit', async () => {
    const { parcel, limit } = await openParcel();
    const figure = parcel.locator('figure');
    await figure.locator('[data-marked]').waitFor();
    const rows = await figuresOf(figure);
    expect(rows.at(-1)?.['从']).toBe('');
    expect(rows.reduce((sum, row) => sum + Number(row['地块数']), 0)).toBe(3689);
    await limit.locator('[data-limit-line]').waitFor();
    expect(await limit.locator('[data-limit-line] text').textContent()).toMatch(/GB 15618/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  /** A parcel that was scored, with a criterion and the soil limit opened. */
  async function openParcel(): Promise<{ parcel: Locator; limit: Locator }> {
    await page.click('#tab-villages');
    await page.locator('tr[data-key] .pick').first().click();
    await page.locator('[data-explain] [data-fold=place] > summary').click();
    await page.locator('[data-explain] [data-fold=place] dd .link').first().click();
    await page.waitForSelector('[data-parcel-id]');
    await page.click('#tab-candidates');
    const parcel = page.locator('[data-criterion=soil-ph]');
    await parcel.locator('summary').first().click();
    const limit = page.locator('[data-limit=soil]');
    await limit.locator('summary').first().click();
    return { parcel, limit };
  }

  it('asked no other host and complained of nothing', () => {
    expect(watched.outside).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNumberFormat } from '../../web/text/number-format.ts';
import { planOfRun } from '../cli/plan-of-run.ts';
import { repoRoot } from '../shared-data.ts';
import { accessibilityFaults } from './accessibility-faults.ts';
import { launchBrowser } from './chromium.ts';
import { cameraOf, pixelsFromMiddle } from './map-pixel.ts';
import { placeInParcel, readPlan, type WrittenPlan } from './plan-files.ts';
import { type StaticSite, serveFolder } from './static-site.ts';
import { type WatchedPage, watchedPage } from './watched-page.ts';

const PLAN_MS = 200_000;
const FIRST_ROW = 'tr[data-key] .pick';

/** The map has drawn everything it was told to. */
const drawn = (page: Page) => page.waitForSelector('[data-map=idle]', { timeout: 60_000 });

describe('the built page', () => {
  const mu = createNumberFormat('zh', 'mu');
  let site: StaticSite;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let plan: WrittenPlan;
  let folder: string;
  const warnings: string[] = [];

  beforeAll(async () => {
    site = await serveFolder(resolve(repoRoot, 'build/web'));
    browser = await launchBrowser();
    const cli = await planOfRun();
    expect(cli.status, cli.stderr).toBe(0);
    folder = cli.folder;
    plan = readPlan(folder);
    watched = await watchedPage(browser, site.url);
    page = watched.page;
    page.on('console', (message) => {
      // What the driver of a drawn-in-software screen says about itself is not the page's doing.
      if (message.type() === 'warning' && !message.text().startsWith('[.WebGL')) warnings.push(message.text());
    });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(site.url);
  }, PLAN_MS);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it(
    'plans in its own workers, telling how far it is',
    async () => {
      await page.getByRole('progressbar').waitFor();
      await page.getByText('合成演示数据').first().waitFor();
      expect(await page.locator('header').getByRole('status').first().textContent()).toMatch(/正在/);
      await page.waitForSelector(FIRST_ROW, { timeout: PLAN_MS });
      expect(await page.getByRole('progressbar').count()).toBe(0);
      await drawn(page);
    },
    PLAN_MS,
  );

  it('ranks as the command line does', async () => {
    const drawnRows = () =>
      page
        .locator('tr[data-key]')
        .evaluateAll((list) =>
          list.map((row) => [
            row.getAttribute('data-key'),
            ...['rank', 'area', 'suitability'].map((id) =>
              row.querySelector(`[data-column=${id}]`)?.textContent?.trim(),
            ),
          ]),
        );
    const rows = await drawnRows();
    const written = plan.candidates.map(({ id, grossAreaM2, suitability }, i) => [
      id,
      mu.count(i + 1),
      mu.area(grossAreaM2),
      mu.score(suitability),
    ]);
    // Of a long table only the rows in sight are drawn; its end comes into sight by scrolling there.
    expect(rows.length).toBeGreaterThan(10);
    expect(rows).toEqual(written.slice(0, rows.length));
    await page.locator('#table-pane .scroll').evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    await page.waitForSelector(`tr[data-key="${written.at(-1)?.[0]}"]`);
    const last = await drawnRows();
    expect(last).toEqual(written.slice(-last.length));
    await page.locator('#table-pane .scroll').evaluate((box) => box.scrollTo({ top: 0 }));
    await page.waitForSelector(`tr[data-key="${written[0]?.[0]}"]`);
    expect(await page.locator('#tab-candidates').textContent()).toContain(mu.count(plan.candidates.length));
    expect(await page.locator('#tab-findings').textContent()).toContain(mu.count(plan.findings.length));
    await page.click('#tab-villages');
    const villages = await page
      .locator('tr[data-key]')
      .evaluateAll((list) => list.map((row) => row.getAttribute('data-key')));
    const ranked = plan.villages.filter(({ rank }) => rank > 0).sort((a, b) => a.rank - b.rank);
    expect(villages.slice(0, ranked.length)).toEqual(ranked.map(({ code }) => code));
    await page.locator('tr[data-key] .pick').first().click();
    const first = ranked[0];
    expect(await page.locator('[data-band]').textContent()).toContain(mu.count(first?.band?.high ?? Number.NaN));
    expect(await page.locator('[data-robustness]').textContent()).toContain(
      mu.share(first?.band?.topShare ?? Number.NaN),
    );
    expect(await page.locator('[data-counterfactual]').textContent()).toContain(first?.counterfactual.words.zh);
    expect(await page.locator('[data-half-organic]').textContent()).toContain(first?.conversion?.halfOrganicFrom);
    const organic = mu.areaWithUnit(first?.conversion?.statusAreaM2[3] ?? Number.NaN);
    expect(await page.locator('[data-conversion]').getAttribute('aria-label')).toContain(organic);
    expect(await page.locator('[data-fold][open]').count()).toBe(0);
    await page.locator('[data-fold=difficulty] summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-difficulty] li').count()).toBe(first?.difficulty?.parts.length);
    await page.click('#tab-candidates');
  });

  it('explains the parcel under a click with the figures of the command line', async () => {
    const base = plan.candidates[0]?.id ?? '';
    await page.click(FIRST_ROW);
    await page.waitForTimeout(1000);
    await drawn(page);
    expect(await page.locator('[data-candidate-id]').textContent()).toBe(base);
    const place = await placeInParcel(folder, (id) => plan.parcels.candidate[plan.parcels.ids.indexOf(id)] === 0);
    const canvas = await page.locator('canvas.maplibregl-canvas').boundingBox();
    if (canvas === null) throw new Error('no map');
    const { x, y } = pixelsFromMiddle(cameraOf(page.url()), place.lon, place.lat);
    await page.mouse.click(canvas.x + canvas.width / 2 + x, canvas.y + canvas.height / 2 + y);
    await page.waitForSelector('[data-parcel-id]');
    expect(await page.locator('[data-parcel-id]').textContent()).toBe(place.id);
    await expectExplained(place.id);
  });

  async function expectExplained(id: string): Promise<void> {
    const row = plan.parcels.ids.indexOf(id);
    const score = plan.parcels.suitability[row];
    if (score !== null) expect(await page.locator('[data-suitability]').textContent()).toBe(mu.score(score as number));
    const values = await page
      .locator('[data-criterion]')
      .evaluateAll((list) =>
        list.map((item) => [item.getAttribute('data-criterion'), item.querySelector('[data-value]')?.textContent]),
      );
    expect(values.map(([criterion]) => criterion)).toEqual(plan.criteria.map((criterion) => criterion.id));
    for (const [k, { categories, values: column }] of plan.parcels.criteria.entries()) {
      const value = column[row] ?? null;
      const wanted = value === null ? '缺测' : (categories?.[value] ?? mu.value(value, ''));
      expect(values[k]?.[1], plan.criteria[k]?.id).toContain(wanted);
    }
    const from = plan.parcels.conversion?.organicFrom[row] || '未知';
    expect((await page.locator('[data-organic-from]').textContent())?.trim()).toBe(from);
    expect(await page.locator('[data-change]').textContent()).not.toBe('');
    for (const kind of ['soil', 'water', 'air', 'land', 'inputs'] as const) {
      const shown = await page.locator(`[data-limit=${kind}]`).getAttribute('data-answer');
      expect(shown, kind).toBe(String(plan.parcels.limits[kind][row]));
    }
  }

  it.each([
    [0, '已排除'],
    [1, '待测'],
  ])('finds a parcel of status %i by its id and explains it without a colour of the scale', async (status, word) => {
    const id = plan.parcels.ids[plan.parcels.status.indexOf(status)] as string;
    await page.fill('header input', id);
    await page.keyboard.press('Enter');
    await page.waitForFunction((wanted) => document.querySelector('[data-parcel-id]')?.textContent === wanted, id);
    expect(await page.locator('[data-explain]').textContent()).toContain(word);
    expect(page.url()).toContain(`focus=parcel:${id}`);
    await expectExplained(id);
    await page.locator('[data-limit] summary').first().click();
    expect(await page.locator('[data-limit] details[open]').textContent()).not.toBe('');
  });

  it('exports the very bytes that the command line wrote', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-export]')]);
    expect(download.suggestedFilename()).toBe('candidates.geojson');
    const exported = readFileSync(await download.path());
    // Compared as a yes or no: a difference of megabytes would drown the report.
    expect(exported.equals(readFileSync(join(folder, 'candidates.geojson')))).toBe(true);
  });

  it('goes by keyboard through the table to the map and back', async () => {
    await page.locator(FIRST_ROW).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const second = plan.candidates[1]?.id ?? '';
    await page.waitForFunction((id) => document.querySelector('[data-candidate-id]')?.textContent === id, second);
    await page.waitForTimeout(1000);
    await drawn(page);
    await page.locator('canvas.maplibregl-canvas').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-parcel-id]');
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-explain]').count()).toBe(0);
    await page.locator('#step-limits').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#step-limits').getAttribute('aria-expanded')).toBe('true');
    const switchOf = page.getByRole('checkbox', { name: '候选基地' });
    await switchOf.focus();
    await page.keyboard.press('Space');
    expect(await switchOf.isChecked()).toBe(false);
    await page.keyboard.press('Space');
  });

  it('can be read by everybody in both languages and both themes', async () => {
    for (const step of ['data', 'limits', 'weights', 'candidates', 'targets', 'findings']) {
      await page.click(`#step-${step}`);
      expect(await accessibilityFaults(page), step).toEqual([]);
    }
    for (const tab of ['villages', 'targets', 'findings', 'candidates']) {
      await page.click(`#tab-${tab}`);
      expect(await accessibilityFaults(page), tab).toEqual([]);
    }
    await page.click('#tab-villages');
    await page.click(FIRST_ROW);
    for (const fold of await page.locator('[data-fold] > summary').all()) await fold.click();
    expect(await accessibilityFaults(page), 'village').toEqual([]);
    await page.click('#tab-candidates');
    await page.click(FIRST_ROW);
    await page.getByRole('button', { name: '换成深色' }).click();
    expect(await accessibilityFaults(page), 'dark').toEqual([]);
    await page.getByRole('radio', { name: 'EN' }).check({ force: true });
    await page.getByRole('radio', { name: 'ha' }).check({ force: true });
    expect(await accessibilityFaults(page), 'dark, English').toEqual([]);
    expect(page.url()).toMatch(/lang=en&unit=ha&theme=dark/);
    const gross = createNumberFormat('en', 'ha').area(plan.candidates[0]?.grossAreaM2 ?? 0);
    expect(await page.locator('tr[data-key] [data-column=area]').first().textContent()).toContain(gross);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'Switch to light' }).click();
    expect(await accessibilityFaults(page), 'light, English').toEqual([]);
  });

  it('says on map, table and explanation that the data are synthetic', async () => {
    expect(await page.getByText('Synthetic demo data').count()).toBeGreaterThanOrEqual(3);
  });

  it('asked no other host and complained of nothing', () => {
    expect(watched.outside).toEqual([]);
    expect([...watched.complaints, ...warnings]).toEqual([]);
  });
});

describe('the page when things go wrong', () => {
  let site: StaticSite;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveFolder(resolve(repoRoot, 'build/web'));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('cancels at once and starts again', async () => {
    const { page, close } = await watchedPage(browser, site.url);
    await page.goto(site.url);
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('已取消计算').waitFor({ timeout: 2000 });
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('progressbar').waitFor();
    await close();
  });

  it('stops without any parcel, naming the file and what to do', async () => {
    const { page, close } = await watchedPage(browser, site.url);
    await page.route('**/towns/**', (route) => route.fulfill({ status: 404 }));
    await page.goto(site.url);
    const alert = page.getByRole('alert');
    await alert.waitFor({ timeout: 60_000 });
    const words = (await alert.textContent()) ?? '';
    for (const part of ['parcels-452', '怎么办', '再试一次']) expect(words).toContain(part);
    await page.unroute('**/towns/**');
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('progressbar').waitFor();
    await close();
  });

  it(
    'goes on without one of many files, and lists it',
    async () => {
      const { page, close } = await watchedPage(browser, site.url);
      await page.route('**/towns/dangzhai/*.zip', (route) => route.fulfill({ status: 404 }));
      await page.goto(site.url);
      await page.waitForSelector(FIRST_ROW, { timeout: PLAN_MS });
      await page.click('#tab-findings');
      const row = page
        .locator('tr[data-key]')
        .filter({ hasText: '未采用' })
        .filter({ hasText: 'parcels-4521.zip' })
        .first();
      expect(await row.textContent()).toContain('dangzhai');
      await close();
    },
    PLAN_MS,
  );

  it('fits a phone without scrolling sideways', async () => {
    const { page, complaints, close } = await watchedPage(browser, site.url);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(site.url);
    await page.getByRole('progressbar').waitFor();
    await drawn(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

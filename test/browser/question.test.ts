import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlanTables, SCORED } from '../../engine/plan/plan-tables.ts';
import { unpackChange } from '../../web/state/scenario-link.ts';
import { createNumberFormat } from '../../web/text/number-format.ts';
import { repoRoot } from '../shared-data.ts';
import { launchBrowser } from './chromium.ts';
import { type StaticSite, serveFolder } from './static-site.ts';
import { askForTown, planTown } from './town-plan.ts';
import { type WatchedPage, watchedPage } from './watched-page.ts';

const PLAN_MS = 200_000;
const TOWN = 'heiquan';
const mu = createNumberFormat('zh', 'mu');

/** Scored parcels of each class, as the legend counts them. */
function classCounts({ parcels }: PlanTables): string[] {
  return [1, 2, 3, 4].map((wanted) => {
    let count = 0;
    for (const [row, found] of parcels.suitabilityClass.entries())
      if (found === wanted && parcels.status[row] === SCORED) count++;
    return mu.count(count);
  });
}

const shownCounts = (page: Page) =>
  page
    .locator('.kinds > li .figure.quiet')
    .evaluateAll((list) => list.slice(0, 4).map((figure) => figure.textContent ?? ''));

const askedBy = (page: Page) => new URL(page.url()).searchParams.get('ask');
const fresh = (page: Page) => page.waitForFunction(() => document.querySelector('[data-stale]') === null);

/** The candidate table from its first row on, as far as it is drawn. */
const shownBases = (page: Page) =>
  page
    .locator('#table-pane tr[data-key]')
    .evaluateAll((list) =>
      list.map((row) =>
        ['rank', 'area', 'suitability'].map((id) => row.querySelector(`[data-column=${id}]`)?.textContent?.trim()),
      ),
    );

const basesOf = ({ candidates }: PlanTables) =>
  candidates.map(({ rank, grossAreaM2, suitability }) => [mu.count(rank), mu.area(grossAreaM2), mu.score(suitability)]);

describe('the question under the hand', () => {
  let site: StaticSite;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let embedded: PlanTables;

  beforeAll(async () => {
    site = await serveFolder(resolve(repoRoot, 'build/web'));
    browser = await launchBrowser();
    watched = await watchedPage(browser, site.url);
    page = watched.page;
    await page.setViewportSize({ width: 1440, height: 900 });
    await askForTown(page, TOWN);
    await page.goto(site.url);
    embedded = (await planTown(TOWN)).tables;
    await page.waitForSelector('tr[data-key] .pick', { timeout: PLAN_MS });
  }, PLAN_MS);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it(
    'scores the parcels anew while a weight moves, as a whole plan would',
    async () => {
      expect(await shownCounts(page)).toEqual(classCounts(embedded));
      await page.click('#step-weights');
      const place = embedded.criteria.findIndex(({ id }) => id === 'months-clean');
      const slider = page.locator('.weight input').nth(place);
      await slider.focus();
      for (let press = 0; press < 25; press++) await slider.press('ArrowRight');
      await page.waitForSelector('[data-stale]');
      await page.waitForFunction(() => new URL(location.href).searchParams.has('ask'));
      await expect.poll(() => page.locator('.weight output').nth(place).textContent()).toBe(mu.share(0.45));
      const change = await unpackChange(askedBy(page) ?? '');
      const changed = (await planTown(TOWN, change ?? {})).tables;
      expect(classCounts(changed)).not.toEqual(classCounts(embedded));
      await expect.poll(() => shownCounts(page)).toEqual(classCounts(changed));
      expect(await page.locator('[data-stale]').textContent()).toContain('名次仍按改动前');
      const bases = await shownBases(page);
      expect(bases.map(([rank, area]) => [rank, area])).toEqual(
        basesOf(embedded)
          .slice(0, bases.length)
          .map(([rank, area]) => [rank, area]),
      );
    },
    PLAN_MS,
  );

  it('takes the movement back and brings it again, by key', async () => {
    const before = askedBy(page);
    await page.keyboard.press('Control+z');
    await fresh(page);
    await expect.poll(() => shownCounts(page)).toEqual(classCounts(embedded));
    await expect.poll(() => askedBy(page)).toBeNull();
    await page.keyboard.press('Control+Shift+z');
    await page.waitForSelector('[data-stale]');
    await expect.poll(() => askedBy(page)).toBe(before);
  });

  it(
    'plans anew with what was decided, without reading the files again',
    async () => {
      await page.click('#step-candidates');
      const gap = page.locator('input[type=number]').first();
      await gap.fill('40');
      await gap.press('Enter');
      await expect.poll(async () => (await unpackChange(askedBy(page) ?? ''))?.candidates?.gapM).toBe(40);
      const change = await unpackChange(askedBy(page) ?? '');
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.click('[data-plan-again]');
      await page.waitForSelector('[role=progressbar]', { state: 'detached', timeout: PLAN_MS });
      await fresh(page);
      const changed = (await planTown(TOWN, change ?? {})).tables;
      await expect
        .poll(async () => {
          const rows = await shownBases(page);
          return rows.length > 3 && JSON.stringify(rows) === JSON.stringify(basesOf(changed).slice(0, rows.length));
        })
        .toBe(true);
      expect(requests.filter((url) => url.includes('/parcels-'))).toEqual([]);
    },
    PLAN_MS,
  );

  it(
    'opens at what the link says',
    async () => {
      const other = await watchedPage(browser, site.url);
      await askForTown(other.page, TOWN);
      await other.page.goto(page.url());
      await other.page.waitForSelector('tr[data-key] .pick', { timeout: PLAN_MS });
      await other.page.setViewportSize({ width: 1440, height: 900 });
      expect(await shownBases(other.page)).toEqual(await shownBases(page));
      await other.close();
    },
    PLAN_MS,
  );

  it('keeps the console silent and asks no other host', () => {
    expect(watched.complaints).toEqual([]);
    expect(watched.outside).toEqual([]);
  });
});

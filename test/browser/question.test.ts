import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { M2_PER_MU } from '../../engine/parcel/parcel-fields.ts';
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

  it('says what is wrong with a setting, and goes on with a right one', async () => {
    await page.click('#step-weights');
    const bound = page.locator('.bounds input').first();
    await bound.fill('0.1');
    await page.waitForSelector('[data-stale] [role=alert]');
    expect(await page.locator('[data-stale]').textContent()).toContain('classes.bounds');
    await bound.fill('0.8');
    await bound.press('Enter');
    await page.waitForSelector('[data-stale] [role=alert]', { state: 'detached' });
    expect(await page.locator('[data-plan-again]').isEnabled()).toBe(true);
  });

  it('keeps the console silent and asks no other host', () => {
    expect(watched.complaints).toEqual([]);
    expect(watched.outside).toEqual([]);
  });
});

describe('measuring on the map', () => {
  let site: StaticSite;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serveFolder(resolve(repoRoot, 'build/web'));
    browser = await launchBrowser();
    page = (await watchedPage(browser, site.url)).page;
    await page.setViewportSize({ width: 1440, height: 900 });
    await askForTown(page, TOWN);
    await page.goto(`${site.url.replace(/\/$/, '')}/?map=13/39.45/99.7&unit=mu`);
    await page.waitForSelector('[data-measure]', { timeout: PLAN_MS });
  }, PLAN_MS);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Metres a pixel at this latitude and zoom, tiles of 512 pixels. */
  const METRES_A_PIXEL = (Math.cos((39.45 * Math.PI) / 180) * 2 * Math.PI * 6_378_137) / (512 * 2 ** 13);

  it('measures a line by pointer and an area by key', async () => {
    await page.click('[data-measure]');
    const canvas = page.locator('.canvas canvas');
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('the map has no canvas');
    await page.waitForFunction(() => document.querySelector('input[value=line]:checked') !== null);
    const points = [
      [200, 200],
      [320, 200],
      [320, 200],
    ] as const;
    await expect
      .poll(
        async () => {
          for (const [x, y] of points) {
            await page.mouse.move(box.x + x, box.y + y);
            await page.mouse.click(box.x + x, box.y + y);
            await page.waitForTimeout(350);
          }
          return page.locator('[data-measured] li').count();
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    const told = (await page.locator('[data-measured] li').first().textContent()) ?? '';
    const metres = Number(/[\d,.]+/.exec(told)?.[0].replaceAll(',', ''));
    expect(metres / (120 * METRES_A_PIXEL)).toBeCloseTo(1, 2);
    await page.locator('input[name=drawing-mode][value=area]').check();
    await canvas.focus();
    const lines = await page.locator('[data-measured] li').count();
    for (const key of ['Enter', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter', 'Escape']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(600);
    }
    // One thread plans at the same time, and measures between two of its steps.
    await expect.poll(() => page.locator('[data-measured] li').count(), { timeout: 60_000 }).toBe(lines + 1);
    await expect
      .poll(() => page.locator('[data-measured] li').last().textContent(), { timeout: 60_000 })
      .toContain('面积');
    // An arrow key moves the map by a hundred pixels: two legs of a right triangle.
    const area = (await page.locator('[data-measured] li').last().textContent()) ?? '';
    const found = Number(/[\d,.]+/.exec(area)?.[0].replaceAll(',', '')) * M2_PER_MU;
    expect(found / ((100 * METRES_A_PIXEL) ** 2 / 2)).toBeCloseTo(1, 1);
  }, 180_000);
});

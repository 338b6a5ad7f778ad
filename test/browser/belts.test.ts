import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNumberFormat } from '../../web/text/number-format.ts';
import { repoRoot } from '../shared-data.ts';
import { accessibilityFaults } from './accessibility-faults.ts';
import { launchBrowser } from './chromium.ts';
import { cameraOf, pixelsFromMiddle } from './map-pixel.ts';
import { type StaticSite, serveFolder } from './static-site.ts';
import { askForTown, planTown, type TownPlan } from './town-plan.ts';
import { type WatchedPage, watchedPage } from './watched-page.ts';

const TOWN = 'heiquan';
const PLAN_MS = 200_000;

/** Logarithms of this runtime and of the browser differ in the last digit, so a border may be divided elsewhere: of sums. */
const NEAR = 1e-3;

/** A line of the ledger that the page wrote. */
type LedgerLine = Readonly<Record<string, string>>;

describe('isolation belts in the page', () => {
  const mu = createNumberFormat('zh', 'mu');
  let site: StaticSite;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let plan: TownPlan;
  let ledger: readonly LedgerLine[];
  /** The longest stretch with a belt. */
  let example: LedgerLine;

  /** The map stands where it was sent and has drawn everything. */
  const settled = async () => {
    await page.waitForTimeout(900);
    await page.waitForSelector('[data-map=idle]', { timeout: 60_000 });
  };
  const shown = async (selector: string) => (await page.locator(selector).first().textContent())?.trim() ?? '';
  const metres = (column: string) => mu.metres(Number(example[column]));
  const baseInPlan = () => {
    const base = plan.tables.candidates.find(({ id }) => id === example.base_id);
    if (base === undefined) throw new Error('the engine has no such base');
    return base;
  };

  async function saved(extension: string): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.locator(`#step-belts-content [data-file="${extension}"]`).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
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
    await page.waitForSelector('tr[data-key] .pick', { timeout: PLAN_MS });
  }, PLAN_MS);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('leave the page as the ledger of the engine, as CSV and GeoJSON', async () => {
    await page.click('#step-belts');
    const csv = await saved('.csv');
    expect(csv.name).toBe('belts.csv');
    const text = csv.bytes.toString('utf8').replace(/^\ufeff/, '');
    ledger = Papa.parse<LedgerLine>(text, { header: true, skipEmptyLines: true }).data;
    const isolation = plan.tables.isolation;
    const sum = (column: string) => ledger.reduce((total, line) => total + Number(line[column]), 0);
    const total = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);
    expect(Math.abs(sum('length_m') / total(isolation?.segments.lengthM ?? []) - 1)).toBeLessThan(NEAR);
    expect(Math.abs((sum('area_mu') * 10_000) / 15 / total(isolation?.segments.areaM2 ?? []) - 1)).toBeLessThan(NEAR);
    example = ledger.reduce((best, line) =>
      Number(line.area_mu) > 0 && Number(line.length_m) > Number(best.length_m) ? line : best,
    );
    const geojson = await saved('.geojson');
    const features = JSON.parse(geojson.bytes.toString('utf8')).features as { properties: Record<string, unknown> }[];
    const mine = features.filter(({ properties }) => properties.segment_id === example.segment_id);
    const taken = mine.reduce((all, { properties }) => all + Number(properties.area_mu), 0);
    expect(taken).toBeCloseTo(Number(example.area_mu), 2);
  });

  it('name every cause in the legend, and leave zones off until they are asked for', async () => {
    const causes = new Set(ledger.filter((line) => Number(line.width_asked_m) > 0).map((line) => line.neighbour_kind));
    const legend = page.locator('[data-legend=belts] [data-kind]');
    const named = await legend.evaluateAll((list) => list.map((entry) => entry.getAttribute('data-kind') ?? ''));
    expect([...named].sort()).toEqual([...causes].sort());
    const zones = page.getByRole('checkbox', { name: '污染源范围' });
    expect(await zones.isChecked()).toBe(false);
    await zones.focus();
    await page.keyboard.press('Space');
    expect(await shown('[data-legend=zones]')).toContain('居民点');
    await settled();
    await page.keyboard.press('Space');
  });

  it('lead by keyboard from a base to a stretch that tells every figure of the ledger', async () => {
    const base = baseInPlan();
    await page.fill('header input', base.id);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-base-belts]');
    expect(await shown('[data-gross-area]')).toBe(mu.areaWithUnit(base.grossAreaM2));
    await page.locator(`[data-cause=${example.neighbour_kind}] summary`).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-border-id]');
    expect(await shown('[data-border-id]')).toBe(example.segment_id);
    expect(await shown('[data-length]')).toBe(metres('length_m'));
    expect(await shown('[data-width=asked]')).toBe(metres('width_asked_m'));
    expect(await shown('[data-width=available]')).toBe(metres('width_available_m'));
    expect(await shown('[data-term=floor] > .figure')).toBe(metres('floor_m'));
    if (example.drift_m !== '') expect(await shown('[data-term=drift] > .figure')).toBe(metres('drift_m'));
    expect(await shown(`[data-term=${example.decided_by}]`)).toContain('决定宽度');
    expect(await shown('[data-ground]')).toBe(mu.parcelArea((Number(example.area_mu) * 10_000) / 15));
    const words = await shown('[data-border]');
    for (const part of [example.neighbour_zh, example.parcel_id, example.neighbour_parcel_id, '非国标数值']) {
      expect(words).toContain(part);
    }
    expect(page.url()).toContain(`focus=border:${encodeURIComponent(example.segment_id ?? '')}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('[data-next]').focus();
    await page.keyboard.press('Enter');
    expect(await shown('[data-border-id]')).not.toBe(example.segment_id);
    await page.locator('[data-previous]').focus();
    await page.keyboard.press('Enter');
    expect(await shown('[data-border-id]')).toBe(example.segment_id);
  });

  it('are explained by a click on the map', async () => {
    await settled();
    const place = await placeInBelt();
    await page.locator('[data-explain] .tools button').click();
    await settled();
    const { x, y } = pixelsFromMiddle(cameraOf(page.url()), place[0], place[1]);
    const canvas = await page.locator('canvas.maplibregl-canvas').boundingBox();
    if (canvas === null) throw new Error('no map');
    await page.mouse.click(canvas.x + canvas.width / 2 + x, canvas.y + canvas.height / 2 + y);
    await page.waitForSelector('[data-border-id]');
    expect(await shown('[data-border-id]')).toBe(example.segment_id);
  });

  /** The middle of the largest belt of the stretch, which is a quadrangle along a straight border. */
  async function placeInBelt(): Promise<[number, number]> {
    const { bytes } = await saved('.geojson');
    const { features } = JSON.parse(bytes.toString('utf8')) as GeoJSON.FeatureCollection<GeoJSON.MultiPolygon>;
    const mine = features.filter(({ properties }) => properties?.segment_id === example.segment_id);
    const largest = mine.reduce((best, next) => (next.properties?.area_mu > best.properties?.area_mu ? next : best));
    const corners = largest.geometry.coordinates.flat(2).slice(1);
    const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length;
    return [mean(0), mean(1)];
  }

  it('follow the slider to the net area that the engine gives for that floor, and back', async () => {
    const base = baseInPlan();
    const floorM = 20;
    const content = page.locator('#step-belts-content');
    const figure = async (name: string) => {
      const text = await shown(`#step-belts-content [data-net=${name}]`);
      return (Number(text.replaceAll(',', '')) * 10_000) / 15;
    };
    const before = await figure('before');
    const near = await plan.redraw({ floorM }, base.parcels[0] as number);
    const net = base.parcels.reduce((sum, row) => sum + (near.netAreaM2[row] as number), 0);
    await content.locator('[data-floor]').fill(String(floorM));
    await expect
      .poll(() => figure('after').then((area) => Math.abs(area / net - 1)), { timeout: 20_000 })
      .toBeLessThan(NEAR);
    expect(net).toBeLessThan(before);
    expect(await page.locator('[data-explain] [data-trial]').count()).toBe(1);
    const all = await plan.redraw({ floorM }, null);
    const rows = plan.tables.candidates.flatMap(({ parcels }) => [...parcels]);
    const whole = rows.reduce((sum, row) => sum + (all.netAreaM2[row] as number), 0);
    await page.waitForSelector('[data-column=net-trial]', { timeout: 60_000 });
    expect(Math.abs((await figure('all-after')) / whole - 1)).toBeLessThan(NEAR);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('radio', { name: '本基地' }).check({ force: true });
    const book = await saved('.xlsx');
    expect(book.name).toBe(`belts-${base.id}-trial.xlsx`);
    const sheet = unzipSync(book.bytes)['xl/worksheets/sheet1.xml'];
    expect(new TextDecoder().decode(sheet).match(/<row /g)?.length).toBeGreaterThan(1);
    await content.locator('[data-trial] button').click();
    expect(await page.locator('[data-trial]').count()).toBe(0);
    expect(await figure('after')).toBe(before);
  });

  it('asked no other host and complained of nothing', () => {
    expect(watched.outside).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

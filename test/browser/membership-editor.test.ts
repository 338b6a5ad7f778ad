import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import type { Browser, Locator, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Membership, membershipOf } from '../../engine/index.ts';
import { repoRoot } from '../shared-data.ts';
import { accessibilityFaults } from './accessibility-faults.ts';
import { launchBrowser } from './chromium.ts';
import type { Asked, MembershipPage } from './membership-page/main.ts';
import { type StaticSite, serveFolder } from './static-site.ts';
import { type WatchedPage, watchedPage } from './watched-page.ts';

const CURVES: readonly Membership[] = [
  { kind: 'more-is-better', a: 0.03, c: 10, lower: 2 },
  { kind: 'less-is-better', a: 0.05, c: 3, upper: 11 },
  { kind: 'peak', a: 0.2, c: 6, lower: 2, upper: 11 },
  { kind: 'linear', zero: 9, one: 2 },
  { kind: 'trapezoid', points: [1, 3, 7, 10] },
  { kind: 'sigmoid', k: 1.5, x0: 5 },
  { kind: 'gaussian', mu: 6, s: 2 },
];
const CLASSES: Membership = { kind: 'category', table: { 好: 1, 中: 0.6, 差: 0.2 } };

/** Vite builds the small page and the worker of the engine with it. */
const BUILD_MS = 180_000;

describe('the membership editor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wotu-membership-page-'));
  let site: StaticSite;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    await build({
      configFile: false,
      root: resolve(repoRoot, 'test/browser/membership-page'),
      base: './',
      plugins: [vue()],
      worker: { format: 'es' },
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true, minify: false },
    });
    site = await serveFolder(folder);
    browser = await launchBrowser();
    watched = await watchedPage(browser, site.url);
    page = watched.page;
    await page.goto(site.url);
  }, BUILD_MS);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function show(membership: Membership, more: Omit<Asked, 'membership'> = {}): Promise<void> {
    const asked: Asked = { membership, ...more };
    await page.evaluate((given) => (window as unknown as MembershipPage).show(given), asked);
    await page.waitForSelector(membership.kind === 'category' ? '[data-knot]' : '[data-curve]', { timeout: 60_000 });
  }

  const told = () => page.evaluate(() => (window as unknown as MembershipPage).told);
  const knot = (name: string) => page.locator(`[data-knot="${name}"]`);
  const value = async (name: string) => Number(await knot(name).getAttribute('aria-valuenow'));
  const middle = async (locator: Locator) => {
    const box = await locator.locator('.dot').boundingBox();
    if (box === null) throw new Error('the knot is not drawn');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  /** How far each knot lies from the curve that the engine drew, in pixels; at a jump from either of its ends. */
  const gaps = () =>
    page.evaluate(() => {
      const path = document.querySelector('[data-curve]')?.getAttribute('d') ?? '';
      const points = path
        .split(/[ML]/)
        .slice(1)
        .map((point) => point.split(',').map(Number));
      return [...document.querySelectorAll('[data-knot]')].map((element) => {
        const [x = 0, y = 0] = (element.getAttribute('transform')?.match(/[\d.]+/g) ?? []).map(Number);
        return Math.min(...points.map(([px = 0, py = 0]) => Math.hypot(px - x, py - y)));
      });
    });

  it.each(CURVES.map((curve) => [curve.kind, curve] as const))('draws %s through its knots', async (_kind, curve) => {
    await show(curve);
    expect(Math.max(...(await gaps()))).toBeLessThan(1.5);
    await page.waitForSelector('[data-out] rect');
    expect(await page.locator('[data-missing]').textContent()).toContain('20');
  });

  it('follows the mouse, tells while it moves and decides once', async () => {
    await show({ kind: 'more-is-better', a: 0.03, c: 10, lower: 2 }, { unit: 'g/kg' });
    const from = await middle(knot('best'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let step = 1; step <= 6; step++) await page.mouse.move(from.x - 8 * step, from.y);
    expect((await told()).commits).toEqual([]);
    const underHand = await middle(knot('best'));
    expect(Math.abs(underHand.x - (from.x - 48))).toBeLessThan(2);
    await page.mouse.up();
    const { updates, commits } = await told();
    expect(updates.length).toBeGreaterThan(3);
    expect(commits).toHaveLength(1);
    expect(commits[0]).toEqual(updates.at(-1));
    expect(commits[0]).toMatchObject({ kind: 'more-is-better', a: 0.03, lower: 2 });
    expect(await value('best')).toBeLessThan(10);
    expect(await knot('best').getAttribute('aria-valuetext')).toContain('g/kg');
    await expect.poll(async () => Math.max(...(await gaps()))).toBeLessThan(1.5);
  });

  it('bends the curve where the engine has it', async () => {
    await show({ kind: 'more-is-better', a: 0.03, c: 10, lower: 2 });
    const from = await middle(knot('bend'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 25, { steps: 4 });
    await page.mouse.up();
    const bent = (await told()).commits[0];
    if (bent === undefined) throw new Error('nothing was decided');
    expect(membershipOf(bent, 6)).toBeCloseTo(await value('bend'), 5);
    await expect.poll(async () => Math.max(...(await gaps()))).toBeLessThan(1.5);
  });

  it('stops a knot at its neighbour', async () => {
    await show({ kind: 'trapezoid', points: [1, 3, 7, 10] });
    const from = await middle(knot('full'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 200, from.y, { steps: 5 });
    await page.mouse.up();
    expect((await told()).commits).toEqual([{ kind: 'trapezoid', points: [1, 7, 7, 10] }]);
  });

  it('follows a finger', async () => {
    await show({ kind: 'linear', zero: 9, one: 2 });
    const touch = await page.context().newCDPSession(page);
    await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const { x, y } = await middle(knot('zero'));
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (const away of [10, 20, 30]) {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x - away, y }] });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => (await told()).commits.length).toBe(1);
    expect(await value('zero')).toBeLessThan(9);
    expect(await value('zero')).toBeGreaterThan(2);
  });

  it('moves by keyboard, a page at a time and to the ends', async () => {
    await show({ kind: 'trapezoid', points: [1, 3, 7, 10] });
    await knot('fullEnd').focus();
    await page.keyboard.press('ArrowRight');
    const step = (await value('fullEnd')) - 7;
    expect(step).toBeGreaterThan(0);
    expect(step).toBeLessThan(0.2);
    await page.keyboard.press('PageUp');
    expect(await value('fullEnd')).toBeCloseTo(7 + 11 * step, 6);
    await page.keyboard.press('Home');
    expect(await value('fullEnd')).toBe(3);
    await page.keyboard.press('End');
    expect(await value('fullEnd')).toBe(10);
    const { updates, commits } = await told();
    expect([updates.length, commits.length]).toEqual([4, 4]);
  });

  it('decides once while a key is held down', async () => {
    await show({ kind: 'gaussian', mu: 6, s: 2 });
    await knot('spread').focus();
    for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('ArrowRight');
    expect((await told()).commits).toEqual([]);
    await page.keyboard.up('ArrowRight');
    const { updates, commits } = await told();
    expect([updates.length, commits.length]).toEqual([5, 1]);
  });

  it('sets the membership of a class by mouse and by keyboard', async () => {
    await show(CLASSES, { categories: ['好', '中', '差', '怪'] });
    await knot('中').focus();
    await page.keyboard.press('ArrowUp');
    expect((await told()).commits).toEqual([{ kind: 'category', table: { 好: 1, 中: 0.61, 差: 0.2 } }]);
    expect(await knot('怪').getAttribute('aria-valuetext')).toBe('未给值');
    const from = await middle(knot('好'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 60, { steps: 4 });
    await page.mouse.up();
    expect(await value('好')).toBeCloseTo(0.5, 1);
    expect((await told()).commits).toHaveLength(2);
  });

  it('cannot be moved while disabled', async () => {
    await show({ kind: 'linear', zero: 9, one: 2 }, { disabled: true });
    expect(await knot('zero').getAttribute('tabindex')).toBe('-1');
    const from = await middle(knot('zero'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 40, from.y, { steps: 3 });
    await page.mouse.up();
    expect((await told()).updates).toEqual([]);
  });

  it('can be read by everybody, asks no other host and complains of nothing', async () => {
    for (const membership of [CURVES[2] as Membership, CLASSES]) {
      for (const language of ['zh', 'en']) {
        await show(membership, { language, ...(membership === CLASSES ? { categories: ['好', '中'] } : {}) });
        await page.locator('.twin summary').click();
        // The small page has neither landmarks nor a heading: it is no page of the project.
        const faults = await accessibilityFaults(page);
        expect(faults.filter((fault) => !/^(?:region|page-has-heading-one|landmark)/.test(fault))).toEqual([]);
      }
    }
    expect(watched.outside).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../shared-data.ts';
import { launchBrowser } from './chromium.ts';
import { installedBrowsers } from './installed-browsers.ts';
import { type StaticSite, serveFolder } from './static-site.ts';
import { watchedPage } from './watched-page.ts';

const PAGE = `<!doctype html><meta charset="utf-8">
<style>@font-face { font-family: "Page font"; src: url("font.woff2"); }
p { font: 64px "Page font"; margin: 0; width: max-content }</style><p>沃土有机</p>`;
const FONT = 'node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2';

describe('the browser of the tests', () => {
  let folder: string;
  let site: StaticSite;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wotu-page-'));
    writeFileSync(join(folder, 'index.html'), PAGE);
    site = await serveFolder(folder);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('draws with WebGL2, in textures large enough for a map', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    const largest = await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      return gl ? (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number) : 0;
    });
    expect(largest).toBeGreaterThanOrEqual(4096);
    await page.close();
  });

  it('shares memory between threads of an isolated page', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    expect(await page.evaluate(() => crossOriginIsolated && new SharedArrayBuffer(8).byteLength)).toBe(8);
    await page.close();
  });

  it('writes Chinese in a font that comes with the page', async () => {
    const page = await browser.newPage();
    await page.route('**/font.woff2', (route) => route.fulfill({ path: resolve(repoRoot, FONT) }));
    await page.goto(site.url);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.fonts.check('64px "Page font"', '沃土有机'))).toBe(true);
    const box = await page.locator('p').boundingBox();
    expect(box?.width).toBeCloseTo(4 * 64, 0);
    await page.close();
  });

  it('reaches no other host, neither from the page nor from a worker, and tells that it was asked to', async () => {
    const { page, outside, complaints, close } = await watchedPage(browser, site.url);
    await page.goto(site.url);
    const answers = await page.evaluate(async () => {
      const ask = "fetch('http://example.org/w').then(() => 'answer', () => 'none').then((a) => postMessage(a))";
      const worker = new Worker(URL.createObjectURL(new Blob([ask])));
      const fromWorker = new Promise((done) => worker.addEventListener('message', ({ data }) => done(data)));
      const fromPage = await fetch('http://192.0.2.1/p').then(
        () => 'answer',
        () => 'none',
      );
      return [fromPage, await fromWorker];
    });
    expect(answers).toEqual(['none', 'none']);
    expect(outside.sort()).toEqual(['http://192.0.2.1/p', 'http://example.org/w']);
    expect(complaints.join()).toContain('ERR_NAME_NOT_RESOLVED');
    await close();
  });

  it('gets nothing from outside the served folder', async () => {
    const outside = await fetch(`${site.url}..%2f..%2fetc/passwd`);
    expect(outside.status).toBe(404);
    expect((await fetch(`${site.url}%`)).status).toBe(404);
  });
});

describe('the search for an installed browser', () => {
  const at = (platform: NodeJS.Platform, path: string, env = {}) =>
    installedBrowsers({ platform, env, exists: (candidate) => candidate === path });

  it('believes CHROME_PATH before anything else', () => {
    expect(at('linux', '/opt/google/chrome/chrome', { CHROME_PATH: '/mine/chrome' })).toEqual(['/mine/chrome']);
  });

  it('looks along PATH and in the usual folders of each system', () => {
    expect(at('linux', '/usr/bin/chromium', { PATH: '/bin:/usr/bin' })).toEqual(['/usr/bin/chromium']);
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(at('darwin', mac)).toEqual([mac]);
    const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    expect(at('win32', windows, { PROGRAMFILES: 'C:\\Program Files' })).toEqual([windows]);
  });

  it('finds nothing where nothing is', () => {
    expect(installedBrowsers({ platform: 'linux', env: { PATH: '/bin' }, exists: () => false })).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';

/** A page of its own context, with what it should not have done. */
export interface WatchedPage {
  readonly page: Page;
  /** Addresses of other hosts that the page or its workers asked for; the browser of the tests refuses them. */
  readonly outside: string[];
  /** Errors on the console and uncaught errors. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Opens an empty page in `language`; `origin` is the only host it may speak to, such as `http://127.0.0.1:40000/`. */
export async function watchedPage(browser: Browser, origin: string, language = 'zh-CN'): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: language, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const outside: string[] = [];
  const complaints: string[] = [];
  const allowed = new URL(origin).origin;
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(?:https?|wss?):$/.test(url.protocol) && url.origin !== allowed) outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, outside, complaints, close: () => context.close() };
}

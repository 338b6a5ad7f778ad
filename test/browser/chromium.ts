import { type Browser, chromium } from 'playwright-core';
import { installedBrowsers } from './installed-browsers.ts';
import { packagedChromium } from './packaged-chromium.ts';

/**
 * WebGL2 is drawn in software (SwiftShader), so that pictures do not depend on a graphics card. No name but this
 * machine's resolves, so that a page which needs another host fails here as it would with the cable out.
 */
const ARGS = [
  '--no-sandbox',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const LAUNCH_TIMEOUT_MS = 60_000;

/**
 * A headless browser: the one `CHROME_PATH` names; else an installed Chrome or Chromium if one starts; else the one
 * that comes with npm (Linux x64). Close it when done; start takes seconds, so share one per test file. Throws with
 * every attempt and what to do.
 */
export async function launchBrowser(): Promise<Browser> {
  const attempts: string[] = [];
  for (const executablePath of installedBrowsers()) {
    try {
      return await launch(executablePath, {});
    } catch (error) {
      attempts.push(`${executablePath}: ${firstLines(error)}`);
    }
  }
  if (process.env['CHROME_PATH']) throw new Error(`CHROME_PATH names no browser that starts.\n${attempts.join('\n')}`);
  try {
    const packaged = packagedChromium();
    return await launch(packaged.executablePath, packaged.env);
  } catch (error) {
    attempts.push(`@sparticuz/chromium: ${firstLines(error)}`);
  }
  throw new Error(
    `no browser could be started; install Chrome or Chromium, or set CHROME_PATH to one.\n${attempts.join('\n')}`,
  );
}

function launch(executablePath: string, env: Record<string, string>): Promise<Browser> {
  const options = { executablePath, args: ARGS, headless: true, timeout: LAUNCH_TIMEOUT_MS };
  return chromium.launch({ ...options, env: { ...definedVariables(), ...env } });
}

function definedVariables(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function firstLines(error: unknown): string {
  return String(error).split('\n').slice(0, 8).join('\n  ');
}

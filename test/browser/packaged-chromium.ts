import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repoRoot } from '../shared-data.ts';

const UNPACK = fileURLToPath(new URL('./unpack-chromium.mjs', import.meta.url));

/** A browser and the environment it needs. */
export interface PackagedChromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/**
 * The Chromium that comes with npm, unpacked once into `.cache/`; libraries packed with it are used only where the
 * system has none. Throws on other platforms than Linux x64 and where even those libraries do not make it start.
 */
export function packagedChromium(): PackagedChromium {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the browser that comes with npm runs on linux x64, this is ${process.platform} ${process.arch}`);
  }
  const folder = unpackedFolder();
  const executablePath = join(folder, 'chromium');
  const env = { FONTCONFIG_FILE: fontsConfiguration(folder) };
  const alone = tryVersion(executablePath, env);
  if (alone === '') return { executablePath, env };
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '');
  const withLibraries = { ...env, LD_LIBRARY_PATH: libraries.join(':') };
  const helped = tryVersion(executablePath, withLibraries);
  if (helped === '') return { executablePath, env: withLibraries };
  throw new Error(`${executablePath} does not start: ${alone}; with the packed libraries: ${helped}`);
}

/** Unpacks beside the final folder and renames, so that an interrupted run leaves no half browser behind. */
function unpackedFolder(): string {
  const manifest = resolve(repoRoot, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const cache = resolve(repoRoot, '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(join(cache, 'unpacking-'));
  const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const unpacked = spawnSync(process.execPath, [UNPACK], { cwd: repoRoot, env, encoding: 'utf8' });
  if (unpacked.status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    throw new Error(`@sparticuz/chromium ${version} could not be unpacked into ${cache}: ${unpacked.stderr}`);
  }
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** A font list that works on a system without any font: its own fonts, if it has some, and the packed one. */
function fontsConfiguration(folder: string): string {
  const file = join(folder, 'fonts.conf');
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return file;
}

/** Empty when the browser says its version, otherwise why it did not. */
function tryVersion(executablePath: string, env: Record<string, string>): string {
  const run = spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env }, encoding: 'utf8' });
  if (run.status === 0) return '';
  return (run.error?.message ?? run.stderr.trim()) || `exit ${run.status ?? run.signal}`;
}

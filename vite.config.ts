import { cpSync, createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const dataFolder = resolve(root, 'data');
const pageFolder = resolve(root, 'build/web');
const SCENARIO = 'seven-towns';

/** What the page fetches as `./scenario.json`: the question, and where its files are relative to the page. */
function scenarioCard(): string {
  const document: unknown = JSON.parse(readFileSync(resolve(dataFolder, `scenarios/${SCENARIO}.json`), 'utf8'));
  const ground = { settlements: '../layers/settlements.geojson' };
  return JSON.stringify({ scenario: SCENARIO, base: 'data/scenarios/', document, ground });
}

function belongsToPage(path: string): boolean {
  return !path.startsWith(resolve(dataFolder, 'make')) && !path.endsWith('.md');
}

function sendData(pathname: string, response: ServerResponse): boolean {
  if (pathname === '/scenario.json') {
    response.setHeader('Content-Type', 'application/json');
    response.end(scenarioCard());
    return true;
  }
  const file = resolve(root, `.${pathname}`);
  if (!file.startsWith(dataFolder + sep) || !existsSync(file) || !statSync(file).isFile()) return false;
  response.setHeader('Content-Length', statSync(file).size);
  createReadStream(file).pipe(response);
  return true;
}

/** Serves the embedded data set beside the page while developing, and copies it beside the built page. */
function embeddedData(): Plugin {
  return {
    name: 'embedded-data',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        if (!sendData(decodeURIComponent(pathname), response)) next();
      });
    },
    closeBundle() {
      if (!existsSync(resolve(dataFolder, `scenarios/${SCENARIO}.json`))) return;
      cpSync(dataFolder, resolve(pageFolder, 'data'), { recursive: true, filter: belongsToPage });
      writeFileSync(resolve(pageFolder, 'scenario.json'), scenarioCard());
    },
  };
}

/** The drawing library names a picture on another host for a kind of mark that is not drawn here; the page names no other host. */
function withoutOutsidePicture(): Plugin {
  return {
    name: 'without-outside-picture',
    transform(code, id) {
      if (!id.includes('/terra-draw/')) return null;
      return { code: code.replaceAll(/https:\/\/raw\.githubusercontent\.com\/[^"']+/g, ''), map: null };
    },
  };
}

/** The engine only declares: what the page thread does not use of it stays in the workers. */
const treeshake = { moduleSideEffects: (id: string) => !id.startsWith(resolve(root, 'engine')) };

export default defineConfig({
  root: resolve(root, 'web'),
  base: './',
  plugins: [vue(), withoutOutsidePicture(), embeddedData()],
  worker: { format: 'es' },
  build: {
    outDir: pageFolder,
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1600,
    rolldownOptions: { treeshake },
  },
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repoRoot } from '../shared-data.ts';
import { outsideHosts } from './outside-hosts.ts';

const BUILT = join(repoRoot, 'build/web');
const TEXT = /\.(?:html|js|mjs|css|json|svg|webmanifest)$/;

/** Files of the built page; there is a page to build as soon as there is an `index.html`. */
function builtFiles(): { path: string; text: string }[] {
  if (!existsSync(join(repoRoot, 'web/index.html'))) return [];
  const paths = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((path) => TEXT.test(path));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(BUILT, path), 'utf8') }));
}

describe('the built page', () => {
  it('names no other host', () => {
    expect(builtFiles().flatMap(outsideHosts)).toEqual([]);
  });
});

describe('the search for other hosts can fail', () => {
  it.each([
    ['<script src="https://cdn.example/a.js"></script>', 'https://cdn.example/a.js'],
    ['<link href="//fonts.example/a.css">', '//fonts.example/a.css'],
    ['@import "//fonts.example/a.css";', '//fonts.example/a.css'],
    ['a{background:url(//tiles.example/1.png)}', '//tiles.example/1.png'],
    ['new WebSocket(`wss://live.example/x`)', 'wss://live.example/x'],
    ['fetch("http://tiles.example/{z}")', 'http://tiles.example/{z}'],
  ])('%s', (text, address) => {
    expect(outsideHosts({ path: 'a.js', text })).toEqual([`a.js: ${address}`]);
  });

  it('lets names of XML vocabularies and own addresses be', () => {
    const text = '<svg xmlns="http://www.w3.org/2000/svg"><script src="./a.js"></script><a href="/b"> // c';
    expect(outsideHosts({ path: 'a.html', text })).toEqual([]);
  });
});

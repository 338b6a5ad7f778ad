import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../shared-data.ts';
import { runWotu } from './run-wotu.ts';

describe('wotu serve', () => {
  let server: ChildProcess;
  let address: URL;

  beforeAll(async () => {
    server = spawn(process.execPath, [resolve(repoRoot, 'build/cli/main.mjs'), 'serve', '--port', '0']);
    address = await new Promise<URL>((done) => {
      server.stdout?.on('data', (chunk) => {
        const found = /http:\S+/.exec(String(chunk));
        if (found) done(new URL(found[0]));
      });
    });
  }, 30_000);

  afterAll(() => void server.kill());

  /** Status of a path sent as it is written, without a client tidying it up. */
  const statusOf = (path: string) =>
    new Promise<number | undefined>((done, fail) => {
      const asked = request({ host: address.hostname, port: address.port, path }, (response) => {
        response.resume();
        done(response.statusCode);
      });
      asked.on('error', fail);
      asked.end();
    });

  it('survives an address that is none and goes on serving', async () => {
    expect(await statusOf('/%')).toBe(400);
    expect(await statusOf('/')).toBe(200);
  });

  it('sends the bytes that are asked for, and says when there are none', async () => {
    const url = new URL('data/villages.fgb', address);
    const whole = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const part = await fetch(url, { headers: { Range: 'bytes=100-299' } });
    expect([part.status, part.headers.get('Content-Range')]).toEqual([206, `bytes 100-299/${whole.length}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.slice(100, 300));
    const behind = await fetch(url, { headers: { Range: `bytes=${whole.length}-` } });
    expect([behind.status, behind.headers.get('Content-Range')]).toEqual([416, `bytes */${whole.length}`]);
  });

  it('gives nothing outside the page', async () => {
    expect(await statusOf('/../../package.json')).toBe(404);
    expect(await statusOf('/..%2f..%2fpackage.json')).toBe(404);
    expect(await statusOf('/data/make/make.ts')).toBe(404);
  });

  it('refuses a folder that no plan wrote, with exit 3 and the way out', async () => {
    const { status, stderr } = await runWotu('serve', 'data/standards', '--port', '0');
    expect(status).toBe(3);
    expect(stderr).toMatch(/not-a-plan[\s\S]*wotu plan --out/);
  });
});

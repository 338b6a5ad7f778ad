import { describe, expect, it } from 'vitest';
import { documentFaults } from './document-faults.ts';

const page = (body: string) => `<!DOCTYPE html>\n<html lang="en"><body>${body}</body></html>\n`;

describe('the check of a document', () => {
  it('finds nothing in a sound one', () => {
    expect(documentFaults(page('<p id="a">1 &lt; 2<br/><a href="#a">a</a></p>'))).toEqual([]);
  });

  it.each([
    ['<p>', 'closes <p>'],
    ['<p></b>', 'closes <p>'],
    ['1 < 2', 'no tag'],
    ['<p class=a></p>', 'no tag'],
    ['a & b', 'a & b'],
    ['<a href="https://example.org/">a</a>', 'leads outside'],
    ['<a href="#b">b</a>', 'nothing is called #b'],
    ['<p id="a"></p><p id="a"></p>', 'twice'],
    ['<script></script>', '<script>'],
    ['<p src="a"></p>', 'src'],
    ['<p onclick="a"></p>', 'onclick'],
    ['<style>p{background:url(a.png)}</style>', 'url'],
  ])('finds what is wrong in %s', (body, fault) => {
    expect(documentFaults(page(body)).join('; ')).toContain(fault);
  });
});

import { closeSync, openSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';

/** A zip with one growing CSV: lines are deflated and written as they come, so the memory stays small. */
export class HistoryWriter {
  rows = 0;
  private readonly file: number;
  private readonly zip: Zip;
  private readonly entry: ZipDeflate;
  private readonly encoder = new TextEncoder();
  private waiting: string[] = [];

  constructor(path: string, name: string, header: string) {
    this.file = openSync(path, 'w');
    this.zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      writeSync(this.file, chunk);
    });
    this.entry = new ZipDeflate(name, { level: 9 });
    this.entry.mtime = new Date(2026, 9, 31, 12, 0, 0);
    this.zip.add(this.entry);
    this.waiting.push(header);
  }

  line(text: string): void {
    this.rows++;
    this.waiting.push(text);
    if (this.waiting.length >= 4096) this.flush(false);
  }

  close(): void {
    this.flush(true);
    this.zip.end();
    closeSync(this.file);
  }

  private flush(last: boolean): void {
    const text = this.waiting.length > 0 ? `${this.waiting.join('\n')}\n` : '';
    this.waiting = [];
    this.entry.push(this.encoder.encode(text), last);
  }
}

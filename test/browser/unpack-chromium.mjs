// Run in a process of its own, because the package unpacks into TMPDIR and takes its libraries along only when it
// believes it runs on Amazon Linux: `packaged-chromium.ts` sets both.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();

import { writeFileSync } from 'node:fs';

// Preloaded into a command that is measured: what the whole process cost, all threads, stands in a file when it ends.
process.on('exit', () => {
  if (process.env.COST_FILE === undefined) return;
  const { user, system } = process.cpuUsage();
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  writeFileSync(process.env.COST_FILE, JSON.stringify({ cpu: (user + system) / 1e6, peakMiB }));
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';

// Preloaded into a command that is measured: what the whole process cost, all threads, stands in a file when it ends.
process.on('exit', () => {
  if (process.env.COST_FILE === undefined) return;
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.COST_FILE, JSON.stringify({ cpu: (user + system) / 1e6, peakMiB: peakMiB() }));
});

// On Linux the usage of a process begins with the memory of the one that started it; its own status does not.
function peakMiB() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const own = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}

import type { Finding, Severity } from '../engine-client.ts';

/** Findings of one kind; the first few stand for all. */
export interface FindingGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings by code and severity: what could not be used first, then larger groups before smaller ones. */
export function findingGroups(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, { code: string; severity: Severity; findings: Finding[] }>();
  for (const finding of findings) {
    const key = `${finding.severity}|${finding.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { code: finding.code, severity: finding.severity, findings: [finding] });
    else group.findings.push(finding);
  }
  return [...groups.values()].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.findings.length - a.findings.length,
  );
}

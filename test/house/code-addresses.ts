import { posix } from 'node:path';
import ts from 'typescript';
import type { ProjectFile } from './project-files.ts';
import { lineOf, syntaxTrees, walk } from './syntax-tree.ts';

/** Files reached by `new URL('./x', import.meta.url)`, which import rules do not see, where an import is forbidden. */
export function strayCodeAddresses(file: ProjectFile): string[] {
  const found: string[] = [];
  for (const tree of syntaxTrees(file)) {
    walk(tree.source, (node) => {
      const address = addressOf(node);
      if (address === null) return;
      const target = posix.join(posix.dirname(file.path), address);
      if (!mayReach(file.path, target)) found.push(`${file.path}:${lineOf(tree, node)}: reaches ${target} by address`);
    });
  }
  return found;
}

function addressOf(node: ts.Node): string | null {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'URL') return null;
  const [address, base] = node.arguments ?? [];
  if (!address || !ts.isStringLiteralLike(address) || base?.getText() !== 'import.meta.url') return null;
  return address.text;
}

function mayReach(from: string, target: string): boolean {
  if (from.startsWith('test/')) return true;
  if (from.startsWith('engine/')) return false;
  const [folder] = target.split('/');
  if (folder === 'engine' || folder === 'test') return false;
  if (folder === 'cli') return from.startsWith('cli/');
  if (folder === 'workers') return /^(?:workers|cli)\//.test(from) || from === 'web/engine-client.ts';
  return true;
}

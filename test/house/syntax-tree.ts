import ts from 'typescript';
import { parse } from 'vue/compiler-sfc';
import type { ProjectFile } from './project-files.ts';

/** A piece of TypeScript with the line of its file on which it begins, counted from zero. */
export interface SyntaxTree {
  readonly source: ts.SourceFile;
  readonly firstLine: number;
}

/** The TypeScript of a file: the file itself, or the script parts of a `.vue` file. */
export function syntaxTrees(file: ProjectFile): SyntaxTree[] {
  if (!file.path.endsWith('.vue')) return [{ source: treeOf(file.path, file.text), firstLine: 0 }];
  const { descriptor } = parse(file.text, { filename: file.path });
  return [descriptor.script, descriptor.scriptSetup]
    .filter((block) => block !== null)
    .map((block) => ({ source: treeOf(`${file.path}.ts`, block.content), firstLine: block.loc.start.line - 1 }));
}

/** Calls `visit` on every node, parents first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** One-based line of a node in its file. */
export function lineOf(tree: SyntaxTree, node: ts.Node): number {
  return tree.firstLine + tree.source.getLineAndCharacterOfPosition(node.getStart(tree.source)).line + 1;
}

function treeOf(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

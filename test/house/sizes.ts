import ts from 'typescript';
import type { ProjectFile } from './project-files.ts';
import { lineOf, type SyntaxTree, syntaxTrees, walk } from './syntax-tree.ts';

const FILE_LINES = 400;
const ENGINE_FILE_LINES = 300;
const FUNCTION_LINES = 60;
const POSITIONAL_PARAMETERS = 4;

/** Test groups are folders for tests, not functions. */
const GROUPS = new Set(['describe', 'describe.skipIf', 'describe.runIf', 'describe.each', 'describe.for']);

/** Files and functions that are too long, and functions with too many positional parameters. */
export function oversizes(file: ProjectFile): string[] {
  const limit = file.path.startsWith('engine/') ? ENGINE_FILE_LINES : FILE_LINES;
  const lines = file.text.replace(/\n$/, '').split('\n').length;
  const tooLong = lines > limit ? [`${file.path}: ${lines} lines, at most ${limit}`] : [];
  return [...tooLong, ...syntaxTrees(file).flatMap((tree) => oversizedFunctions(file.path, tree))];
}

function oversizedFunctions(path: string, tree: SyntaxTree): string[] {
  const found: string[] = [];
  walk(tree.source, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || isTestGroup(node)) return;
    const line = lineOf(tree, node);
    const lines = tree.source.getLineAndCharacterOfPosition(node.end).line + tree.firstLine + 2 - line;
    if (lines > FUNCTION_LINES) found.push(`${path}:${line}: function of ${lines} lines, at most ${FUNCTION_LINES}`);
    // WebAssembly knows numbers only: what belongs together cannot be handed over as one.
    if (path.startsWith('kernel/')) return;
    const parameters = node.parameters.filter((parameter) => parameter.name.getText(tree.source) !== 'this').length;
    if (parameters > POSITIONAL_PARAMETERS) {
      found.push(`${path}:${line}: ${parameters} positional parameters, at most ${POSITIONAL_PARAMETERS}`);
    }
  });
  return found;
}

function isTestGroup(node: ts.Node): boolean {
  if (!ts.isCallExpression(node.parent)) return false;
  const callee = ts.isCallExpression(node.parent.expression)
    ? node.parent.expression.expression
    : node.parent.expression;
  return GROUPS.has(callee.getText());
}

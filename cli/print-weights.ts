import type {
  AhpDetails,
  AhpHierarchyDetails,
  Consistency,
  Finding,
  GroupAhpDetails,
  InconsistentJudgements,
  WeightingResult,
  WorstJudgement,
} from '../engine/index.ts';
import { placeWords } from './exit-status.ts';
import { type Language, textTable } from './terminal.ts';

type Details = Partial<AhpDetails & GroupAhpDetails & AhpHierarchyDetails>;

/** Prints weights as one JSON document, or as a table with consistency; findings go to stderr. */
export function printWeights(result: WeightingResult, { json, lang }: { json: boolean; lang: Language }): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(weightsDocument(result))}\n`);
    return;
  }
  const header = lang === 'zh' ? ['名称', '权重>'] : ['name', 'weight>'];
  const rows = result.names.map((name, k) => [name, (result.weights[k] as number).toFixed(4)]);
  const lines = [textTable(header, rows), ...detailLines(result.details as Details, lang)];
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const finding of result.findings) process.stderr.write(findingWords(finding, lang));
}

function weightsDocument({ method, names, weights, details, findings, source }: WeightingResult) {
  const { consistency, ...rest } = details as Details;
  return {
    method,
    names,
    weights: Object.fromEntries(names.map((name, k) => [name, weights[k]])),
    list: names.map((name, k) => ({ name, weight: weights[k] })),
    ...(consistency ?? {}),
    ...rest,
    findings,
    source,
  };
}

/** A refused matrix for a program: the error, how inconsistent, and which judgement to ask again. */
export function inconsistentDocument(error: InconsistentJudgements) {
  const { code, kind, text, remedy, at, names, consistency, worst } = error;
  return { error: { code, kind, text, remedy, at }, names, ...consistency, worstJudgement: worst };
}

function detailLines(details: Details, lang: Language): string[] {
  const { consistency, worstJudgement, members, nodes, spread } = details;
  const of = (label: string, one: Consistency) => `${label}${consistencyWords(one, lang)}`;
  return [
    ...(consistency ? [of('', consistency)] : []),
    ...(worstJudgement ? [worstWords(worstJudgement, lang)] : []),
    ...(members ?? []).map(({ name, consistency: own }) => of(`${name}: `, own)),
    ...(spread ?? []).map(({ name, least, largest }) => {
      const range = `${least.toFixed(4)} – ${largest.toFixed(4)}`;
      return lang === 'zh' ? `${name}：各成员权重 ${range}` : `${name}: the members' weights ${range}`;
    }),
    ...(nodes ?? []).map(({ criterion, consistency: own }) =>
      of(`${criterion ?? (lang === 'zh' ? '各指标之间' : 'criteria')}: `, own),
    ),
  ];
}

function consistencyWords({ lambdaMax, CI, RI, CR, randomIndexSet, accepted }: Consistency, lang: Language): string {
  const [set, verdict] =
    lang === 'zh'
      ? [`随机指标 ${randomIndexSet}`, accepted ? '可接受' : '不可接受']
      : [`random indices ${randomIndexSet}`, accepted ? 'acceptable' : 'not acceptable'];
  return `λmax ${lambdaMax.toFixed(4)}  CI ${CI.toFixed(4)}  RI ${RI} (${set})  CR ${CR.toFixed(4)} ${verdict}`;
}

function worstWords({ first, second, given, consistent, CRAfter, equallyBad }: WorstJudgement, lang: Language): string {
  const [was, should, after] = [given, consistent, CRAfter].map((value) => Number(value.toPrecision(4)));
  const others = equallyBad.map((pair) => pair.join('–')).join(', ');
  const also = others === '' ? '' : lang === 'zh' ? `（同样的还有 ${others}）` : ` (as much: ${others})`;
  return lang === 'zh'
    ? `最不一致的判断：“${first}”对“${second}”给的是 ${was}，其余判断意味着 ${should}，改后 CR ${after}${also}`
    : `the least consistent judgement: "${first}" against "${second}" given ${was}, the others imply ${should}, CR then ${after}${also}`;
}

function findingWords({ severity, code, at, message, remedy }: Finding, lang: Language): string {
  const todo = lang === 'zh' ? '怎么办' : 'what to do';
  return `[${severity}] ${code} ${placeWords(at)}${message[lang]}\n  ${todo}: ${remedy[lang]}\n`;
}

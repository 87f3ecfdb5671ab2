import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { agreements } from '../src/answers/contradictions.ts';
import { derivations } from '../src/answers/derive.ts';
import { refusal, rules } from '../src/answers/validate.ts';
import { computations, computedLists, computedNames } from '../src/templates/computed.ts';
import type { TemplateJson } from './load-templates.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../templates/template.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
}).compile(schema);

/**
 * Checks a `template.json` against its schema, and the references a schema cannot see.
 * @throws {Error} naming file, field and reason, one line each
 */
export function checkTemplate(
  path: string,
  json: TemplateJson,
  ownFiles: readonly string[],
  sharedFiles: readonly string[],
): void {
  const problems = validate(json)
    ? references(json, ownFiles, sharedFiles)
    : (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath === '' ? '/' : instancePath}: ${message} ${JSON.stringify(params)}`,
      );
  if (problems.length > 0)
    throw new Error(problems.map((problem) => `${path}: ${problem}`).join('\n'));
}

function references(
  json: TemplateJson,
  ownFiles: readonly string[],
  sharedFiles: readonly string[],
): string[] {
  const known = new Set([...ownFiles, ...(json.shared ?? [])]);
  const lists = new Set([
    ...json.questions.filter(({ type }) => type === 'list').map(({ id }) => id),
    ...computedLists(json.computed),
  ]);
  return [
    ...json.inputs.flatMap((input, index) =>
      typeof input === 'string'
        ? []
        : conditionProblems(`/inputs/${index}/when`, input.when, json.questions, json.computed),
    ),
    ...json.questions.flatMap((_, index) => questionProblems(json, index)),
    ...(json.computed === undefined || Object.hasOwn(computations, json.computed)
      ? []
      : [`/computed: there is no “${json.computed}” in computed.ts`]),
    ...(json.agreements ?? [])
      .filter((name) => !Object.hasOwn(agreements, name))
      .map((name) => `/agreements: there is no “${name}” in agreements.ts`),
    ...(json.shared ?? [])
      .filter((source) => !sharedFiles.includes(source))
      .map((source) => `/shared: there is no _shared/files/${source}`),
    ...(json.files ?? []).flatMap(({ source, when, each }, index) => [
      ...(known.has(source) ? [] : [`/files/${index}/source: there is no file ${source}`]),
      ...(each === undefined || lists.has(each)
        ? []
        : [`/files/${index}/each: there is no list “${each}”`]),
      ...conditionProblems(`/files/${index}/when`, when, json.questions, json.computed),
    ]),
  ];
}

function questionProblems({ questions }: TemplateJson, index: number): string[] {
  const question = questions[index];
  if (question === undefined) return [];
  const at = `/questions/${index}`;
  const earlier = questions.slice(0, index);
  const { defaultFrom, default: fallback, validate: rule } = question;
  const problems = conditionProblems(`${at}/when`, question.when, earlier);
  for (const field of ['id', 'flag'] as const)
    if (earlier.some((other) => other[field] === question[field]))
      problems.push(`${at}/${field}: “${question[field]}” is taken by an earlier question`);
  if (rule !== undefined && !Object.hasOwn(rules, rule))
    problems.push(`${at}/validate: there is no rule “${rule}” in validate.ts`);
  if (defaultFrom !== undefined && !Object.hasOwn(derivations, defaultFrom.as))
    problems.push(`${at}/defaultFrom/as: there is no “${defaultFrom.as}” in derive.ts`);
  if (
    defaultFrom !== undefined &&
    defaultFrom.answer !== 'folder' &&
    !earlier.some(({ id }) => id === defaultFrom.answer)
  )
    problems.push(`${at}/defaultFrom/answer: no earlier question “${defaultFrom.answer}”`);
  const reason = fallback === undefined ? undefined : refusal(question, fallback);
  if (reason !== undefined) problems.push(`${at}/default: ${reason}`);
  return problems;
}

function conditionProblems(
  at: string,
  when: TemplateJson['questions'][number]['when'],
  questions: TemplateJson['questions'],
  computed?: string,
): string[] {
  const known = ['project', ...questions.map(({ id }) => id), ...computedNames(computed)];
  return Object.keys(when ?? {})
    .filter((name) => !known.includes(name))
    .map((name) => `${at}: there is no question “${name}” before it`);
}

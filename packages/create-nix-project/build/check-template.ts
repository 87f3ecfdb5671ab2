import { derivations } from '../src/answers/derive.ts';
import { refusal, rules } from '../src/answers/validate.ts';
import type { AnswerValue, Condition, Question, TemplateData } from '../src/values.ts';

/** A template, and the sources that there are. */
interface Checked {
  readonly id: string;
  readonly data: TemplateData;
  /** What is in its `files/`. */
  readonly own: readonly string[];
  /** What is in `_shared/files/`. */
  readonly shared: readonly string[];
}

/**
 * Checks of a `template.ts` what its type cannot: the form of names, and references.
 * @throws {Error} naming file, field and reason, one line each
 */
export function checkTemplate(path: string, checked: Checked): void {
  const { data } = checked;
  report(path, [
    ...formProblems(checked),
    ...data.questions.flatMap((_, index) => questionProblems(data.questions, index)),
    ...askedProblems(data.questions),
    ...(data.shared ?? [])
      .filter((source) => !checked.shared.includes(source))
      .map((source) => `/shared: there is no _shared/files/${source}`),
    ...sourceProblems(checked),
  ]);
}

/**
 * Checks the conditions, which are about answers and what is computed of them.
 * @param computed what a new project gets, for the names
 * @throws {Error} naming file, field and reason, one line each
 */
export function checkComputed(
  path: string,
  { questions, inputs, files = [] }: TemplateData,
  computed: Readonly<Record<string, unknown>>,
): void {
  const names = [...questions.map(({ id }) => id), ...Object.keys(computed)];
  const listed = questions.filter(({ type }) => type === 'list').map(({ id }) => id);
  const lists = [...listed, ...names.filter((name) => Array.isArray(computed[name]))];
  report(path, [
    ...inputs.flatMap((input, index) =>
      typeof input === 'string'
        ? []
        : conditionProblems(`/inputs/${index}/when`, input.when, names),
    ),
    ...files.flatMap(({ when, each }, index) => [
      ...(each === undefined || lists.includes(each)
        ? []
        : [`/files/${index}/each: there is no list “${each}”`]),
      ...conditionProblems(`/files/${index}/when`, when, names),
    ]),
  ]);
}

/** Which template it is, is the fifth question. */
const mostAsked = 4;

function askedProblems(questions: readonly Question[]): string[] {
  const asked = questions.filter(({ ask }) => ask !== undefined).length;
  return asked > mostAsked ? [`/questions: ${asked} are asked, and ${mostAsked} may be`] : [];
}

function report(path: string, problems: readonly string[]): void {
  if (problems.length > 0)
    throw new Error(problems.map((problem) => `${path}: ${problem}`).join('\n'));
}

const idForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const versionForm = /^\d+\.\d+\.\d+$/;

function formProblems({ id, data }: Checked): string[] {
  return [
    ...(idForm.test(id) ? [] : [`“${id}” is not a folder name: write words-with-dashes`]),
    ...(versionForm.test(data.version) ? [] : [`/version: “${data.version}” is not like 1.0.0`]),
    ...(data.inputs.length > 0 ? [] : ['/inputs: there is none']),
    ...(['title', 'description'] as const)
      .filter((field) => data[field].trim() === '')
      .map((field) => `/${field}: it is empty`),
  ];
}

function sourceProblems({ data, own }: Checked): string[] {
  const known = new Set([...own, ...(data.shared ?? [])]);
  return (data.files ?? []).flatMap(({ source }, index) =>
    known.has(source) ? [] : [`/files/${index}/source: there is no file ${source}`],
  );
}

function questionProblems(questions: readonly Question[], index: number): string[] {
  const question = questions[index];
  if (question === undefined) return [];
  const earlier = questions.slice(0, index);
  const { flag, type, default: fallback, defaultExisting, validate: rule } = question;
  const taken = (['id', 'flag'] as const).filter((field) =>
    earlier.some((other) => other[field] === question[field]),
  );
  const refusalOf = (value: AnswerValue | undefined) =>
    value === undefined ? undefined : refusal(question, value);
  const reason = refusalOf(fallback) ?? refusalOf(defaultExisting);
  return [
    ...conditionProblems('/when', question.when, [...earlier.map(({ id }) => id)]),
    ...taken.map((field) => `/${field}: “${question[field]}” is taken by an earlier question`),
    ...(idForm.test(flag) ? [] : [`/flag: “${flag}” is not a flag name`]),
    ...(type === 'select' && (question.choices ?? []).length === 0
      ? ['/choices: there is none']
      : []),
    ...(rule === undefined || Object.hasOwn(rules, rule)
      ? []
      : [`/validate: there is no rule “${rule}” in validate.ts`]),
    ...derivationProblems(question, earlier),
    ...(reason === undefined ? [] : [`/default: ${reason}`]),
  ].map((problem) => `/questions/${index}${problem}`);
}

function derivationProblems({ defaultFrom }: Question, earlier: readonly Question[]): string[] {
  if (defaultFrom === undefined) return [];
  const { as, answer } = defaultFrom;
  const isKnown = answer === 'folder' || earlier.some(({ id }) => id === answer);
  return [
    ...(Object.hasOwn(derivations, as)
      ? []
      : [`/defaultFrom/as: there is no “${as}” in derive.ts`]),
    ...(isKnown ? [] : [`/defaultFrom/answer: no earlier question “${answer}”`]),
  ];
}

function conditionProblems(
  at: string,
  when: Condition | undefined,
  names: readonly string[],
): string[] {
  return Object.keys(when ?? {})
    .filter((name) => name !== 'project' && !names.includes(name))
    .map((name) => `${at}: there is no question “${name}” before it`);
}

import type { LockNodes } from '../../src/render/lock-nodes.ts';
import type { Migration, Question, Template, TemplateSource } from '../../src/values.ts';

/** A template as it was released, with the pins of that day. */
export interface Release {
  readonly template: Template;
  readonly lockNodes: LockNodes;
}

/** Where each version has the file that is renamed twice. */
export const formatterPaths: Readonly<Record<string, string>> = {
  '1.0.0': 'nix/formatter.nix',
  '1.1.0': 'nix/formatter.nix',
  '1.2.0': 'nix/format-files.nix',
  '1.3.0': 'nix/tools/format-files.nix',
  '1.4.0': 'nix/tools/format-files.nix',
};

/**
 * Today's template and four newer ones that it might become, each made of the one before: changed
 * lines, files that come, go, and get another name twice, new questions, an answer of another form,
 * and an input of another address.
 */
export function releases(template: Template, lockNodes: LockNodes): Release[] {
  const first = { ...template, version: '1.0.0', migrations: [] };
  const second = withChangedLines(first);
  const third = withRenamedFormatter(second);
  const fourth = withFewerFiles(third);
  const last = { template: withQuestions(fourth), lockNodes: movedInput(lockNodes) };
  return [...[first, second, third, fourth].map((each) => ({ template: each, lockNodes })), last];
}

function withChangedLines(template: Template): Template {
  const changed = rewritten(template, (path, text) => {
    if (path.startsWith('nix/') && path.endsWith('.nix'))
      return text.replace(/^# .*\n/, (line) => `${line.trimEnd()} (1.1)\n`);
    return text
      .replace('# nix flake check\n', '# nix flake check: builds all checks\n')
      .replace(/^## .*\n/m, '$&\nEach file says what it is for.\n')
      .replace('  pull_request:\n', '  pull_request:\n  merge_group:\n')
      .replace('/result-*\n', '/result-*\n/.nix-logs/\n');
  });
  const hints = withFile(changed, 'nix/hints.md', '# Hints\n\nRead nix/README.md first.\n');
  return released(hints, { version: '1.1.0', notes: ['The workflow runs in merge queues.'] });
}

function withRenamedFormatter(template: Template): Template {
  const moved = renamed(template, 'nix/formatter.nix', 'nix/format-files.nix');
  const fewer = rewritten(moved, (_, text) => text.replace('/.nix-logs/\n', '/logs/\n'));
  return released(fewer, {
    version: '1.2.0',
    notes: ['nix/formatter.nix is now nix/format-files.nix.'],
    renamed: { 'nix/formatter.nix': 'nix/format-files.nix' },
  });
}

function withFewerFiles(template: Template): Template {
  const gone = ['nix/hints.md', '.envrc'];
  const fewer = {
    ...template,
    files: template.files.filter((file) => !gone.includes(pathOf(file))),
  };
  return released(renamed(fewer, 'nix/format-files.nix', 'nix/tools/format-files.nix'), {
    version: '1.3.0',
    notes: ['.envrc is no longer generated.', 'The formatter is in nix/tools/.'],
    renamed: { 'nix/format-files.nix': 'nix/tools/format-files.nix' },
  });
}

const newQuestions: readonly Question[] = [
  {
    id: 'editorConfig',
    flag: 'editor-config',
    type: 'confirm',
    message: 'Add .editorconfig?',
    help: 'Editors read it.',
    default: true,
    when: { project: 'new' },
  },
  {
    id: 'indent',
    flag: 'indent',
    type: 'select',
    message: 'Spaces of an indentation',
    help: 'For .editorconfig.',
    choices: [
      { value: '2', label: '2' },
      { value: '4', label: '4' },
    ],
    default: '2',
    when: { editorConfig: true },
  },
];

/** The answer `description` is called `summary` from now on. */
function withQuestions(template: Template): Template {
  const withSummary = mapSources(template, (_, source) =>
    typeof source === 'string'
      ? source
      : (locals, write) => source({ ...locals, description: locals.summary }, write),
  );
  const moved = rewritten(withSummary, (_, text) => text.replaceAll('nixos-26.05', 'nixos-26.11'));
  const asked = template.questions.map((question) =>
    question.id === 'description' ? { ...question, id: 'summary', flag: 'summary' } : question,
  );
  const file = withFile(
    { ...moved, questions: [...asked, ...newQuestions] },
    '.editorconfig',
    ({ indent }) => `root = true\n\n[*.nix]\nindent_style = space\nindent_size = ${indent}\n`,
    { editorConfig: true },
  );
  return released(file, {
    version: '1.4.0',
    notes: ['nixpkgs is the release 26.11.'],
    answers: ({ description, ...rest }) =>
      description === undefined ? rest : { ...rest, summary: description },
  });
}

function movedInput(lockNodes: LockNodes): LockNodes {
  const { nixpkgs } = lockNodes;
  if (nixpkgs === undefined) throw new Error('lock-nodes.json has no nixpkgs.');
  return {
    ...lockNodes,
    nixpkgs: {
      ...nixpkgs,
      locked: { ...nixpkgs.locked, rev: '4'.repeat(40) },
      original: { ...nixpkgs.original, ref: 'nixos-26.11' },
    },
  };
}

function released(template: Template, migration: Migration): Template {
  const { version } = migration;
  return { ...template, version, migrations: [...template.migrations, migration] };
}

function withFile(
  template: Template,
  source: string,
  text: TemplateSource,
  when?: Readonly<Record<string, boolean>>,
): Template {
  return {
    ...template,
    files: [...template.files, { source, ...(when === undefined ? {} : { when }) }],
    sources: { ...template.sources, [source]: text },
  };
}

/** The file gets another path, and all that name it below nix/ name it so. */
function renamed(template: Template, from: string, to: string): Template {
  const [before, after] = [from, to].map((path) => path.slice('nix/'.length));
  const files = template.files.map((file) =>
    pathOf(file) === from ? { ...file, target: to } : file,
  );
  return rewritten({ ...template, files }, (_, text) =>
    text.replaceAll(`./${before}`, `./${after}`).replaceAll(`\`${before}\``, `\`${after}\``),
  );
}

function pathOf({ source, target = source }: Template['files'][number]): string {
  return target.replace(/\.ejs$/, '');
}

/** Changes what the sources give, but not the files that belong to the user from their birth. */
function rewritten(template: Template, change: (path: string, text: string) => string): Template {
  const starters = template.files.filter(({ starter }) => starter).map(({ source }) => source);
  return mapSources(template, (path, source) => {
    if (starters.includes(path)) return source;
    return typeof source === 'string'
      ? change(path, source)
      : (locals, write) => change(path.replace(/\.ejs$/, ''), source(locals, write));
  });
}

function mapSources(
  template: Template,
  change: (path: string, source: TemplateSource) => TemplateSource,
): Template {
  const entries = Object.entries(template.sources);
  return {
    ...template,
    sources: Object.fromEntries(entries.map(([path, source]) => [path, change(path, source)])),
  };
}

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import ejs from 'ejs';
import { ask } from '../src/answers/ask.ts';
import { literals } from '../src/literals/index.ts';
import type { TemplateData, TemplateFile, TemplateRules } from '../src/values.ts';
import { checkFlags } from './check-flags.ts';
import { checkComputed, checkTemplate } from './check-template.ts';
import { findMigrations } from './migrations.ts';

/** A template with its sources as JavaScript expressions, ready to be written into a module. */
export interface LoadedTemplate {
  /** The name of its folder. */
  readonly id: string;
  readonly data: TemplateData;
  /** Its `template.ts`. */
  readonly module: string;
  readonly files: readonly TemplateFile[];
  readonly sources: ReadonlyMap<string, string>;
  /** The modules in its `migrations/`. */
  readonly migrations: readonly string[];
}

/**
 * Reads every template below `folder`, in the order of their positions: each folder with a
 * `template.ts` is one.
 * @throws {Error} when a template is wrong; the message names file, field and reason
 */
export async function loadTemplates(folder: string): Promise<LoadedTemplate[]> {
  const paths = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .filter((path) => existsSync(join(path, 'template.ts')))
    .sort();
  const templates = await Promise.all(
    paths.map((path) => loadTemplate(path, join(folder, '_shared', 'files'))),
  );
  checkFlags(templates);
  return templates.sort((a, b) => a.data.position - b.data.position);
}

async function loadTemplate(path: string, sharedFolder: string): Promise<LoadedTemplate> {
  const id = basename(path);
  const module = join(path, 'template.ts');
  const { template: data, rules } = await importTemplate(module);
  const own = listFiles(join(path, 'files'));
  checkTemplate(module, { id, data, own, shared: listFiles(sharedFolder) });
  const computed = await computedByDefault(module, id, data, rules);
  checkComputed(module, data, computed);
  const names = localNames(data, Object.keys(computed));
  const sources = new Map<string, string>();
  for (const source of own)
    sources.set(source, sourceExpression(join(path, 'files', source), names));
  for (const source of data.shared ?? [])
    sources.set(source, sourceExpression(join(sharedFolder, source), names));
  const files = [...sources.keys()].sort().flatMap((source) => {
    const described = data.files?.filter((file) => file.source === source) ?? [];
    return described.length === 0 ? [{ source }] : described;
  });
  return { id, data, module, files, sources, migrations: findMigrations(path, data.version) };
}

interface TemplateModule {
  readonly template: TemplateData;
  readonly rules: TemplateRules;
}

async function importTemplate(path: string): Promise<TemplateModule> {
  const module: Partial<TemplateModule> = await naming(
    path,
    () => import(/* @vite-ignore */ pathToFileURL(path).href),
  );
  const { template, rules } = module;
  if (template === undefined || rules === undefined)
    throw new Error(`${path} does not export “template” and “rules”.`);
  return { template, rules };
}

/** What is computed of the answers that a new project gets when nobody is asked. */
async function computedByDefault(
  path: string,
  id: string,
  { position: _, shared: __, ...data }: TemplateData,
  rules: TemplateRules,
): Promise<Readonly<Record<string, unknown>>> {
  const lists = { requires: [], refusedBy: [], locks: [], files: [], migrations: [], sources: {} };
  const template = { ...lists, ...data, id, rules };
  const facts = { project: 'new', facts: [] } as const;
  const input = { template, given: {}, facts, project: 'new', folderName: 'example' } as const;
  return naming(path, async () => {
    const { answers } = await ask(input, undefined);
    return rules.compute(answers, 'new', {});
  });
}

/** Says in which file an error is, as that is not in the error. */
async function naming<Result>(path: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** Without what git ignores, such as the caches of programs; outside of a repository, all. */
function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  if (listed.status === 0)
    return listed.stdout
      .split('\0')
      .filter((path) => path !== '' && existsSync(join(folder, path)))
      .sort();
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The names EJS makes variables of; any other name in a template is an error when it is rendered. */
function localNames({ questions }: TemplateData, computed: readonly string[]): string[] {
  return [
    ...questions.map((question) => question.id),
    ...computed,
    ...Object.keys(literals),
    'project',
    'notes',
    'replay',
    'keptFiles',
    'each',
  ];
}

function sourceExpression(path: string, names: readonly string[]): string {
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.ejs')) return JSON.stringify(text);
  try {
    const template = new ejs.Template(text, {
      strict: true,
      _with: false,
      compileDebug: false,
      // Each one is code in the package, in every template.
      destructuredLocals: names.filter((name) => new RegExp(`\\b${name}\\b`).test(text)),
    });
    template.compile();
    // The function body; its parameters are those EJS calls it with.
    return `(locals, escapeFn) => {"use strict";${template.source}}`;
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

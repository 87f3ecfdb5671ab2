import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ejs from 'ejs';
import { literals } from '../src/literals/index.ts';
import { computedNames } from '../src/templates/computed.ts';
import type {
  LockFile,
  Question,
  Requirement,
  TemplateFile,
  TemplateInput,
} from '../src/values.ts';
import { checkFlags } from './check-flags.ts';
import { checkTemplate } from './check-template.ts';
import { findMigrations } from './migrations.ts';

/** What a `template.json` holds. */
export interface TemplateJson {
  readonly $schema?: string;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly inputs: readonly TemplateInput[];
  readonly shared?: readonly string[];
  readonly questions: readonly Question[];
  readonly computed?: string;
  readonly requires?: readonly Requirement[];
  readonly refusedBy?: readonly string[];
  readonly agreements?: readonly string[];
  readonly locks?: readonly LockFile[];
  readonly files?: readonly TemplateFile[];
}

/** A template with its sources as JavaScript expressions, ready to be written into a module. */
export interface LoadedTemplate {
  readonly json: TemplateJson;
  readonly files: readonly TemplateFile[];
  readonly sources: ReadonlyMap<string, string>;
  /** The modules in its `migrations/`. */
  readonly migrations: readonly string[];
}

/**
 * Reads every template below `folder`: each folder with a `template.json` is one.
 * @throws {Error} when a template is wrong; the message names file, field and reason
 */
export function loadTemplates(folder: string): LoadedTemplate[] {
  const templates = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .filter((path) => existsSync(join(path, 'template.json')))
    .map((path) => loadTemplate(path, join(folder, '_shared', 'files')))
    .sort(byDefaultFirst);
  checkFlags(templates.map(({ json }) => json));
  return templates;
}

/** The variant `uv` is what `--yes` takes in an empty folder, so it leads every list. */
function byDefaultFirst(a: LoadedTemplate, b: LoadedTemplate): number {
  const rank = ({ json }: LoadedTemplate) => (json.id === 'uv' ? '' : json.id);
  return rank(a) < rank(b) ? -1 : 1;
}

function loadTemplate(path: string, sharedFolder: string): LoadedTemplate {
  const jsonPath = join(path, 'template.json');
  const json = parseJson(jsonPath);
  const own = listFiles(join(path, 'files'));
  const shared = json.shared ?? [];
  checkTemplate(jsonPath, json, own, listFiles(sharedFolder));
  const names = localNames(json);
  const sources = new Map<string, string>();
  for (const source of own)
    sources.set(source, sourceExpression(join(path, 'files', source), names));
  for (const source of shared)
    sources.set(source, sourceExpression(join(sharedFolder, source), names));
  const files = [...sources.keys()].sort().flatMap((source) => {
    const described = json.files?.filter((file) => file.source === source) ?? [];
    return described.length === 0 ? [{ source }] : described;
  });
  return { json, files, sources, migrations: findMigrations(path, json.version) };
}

function parseJson(path: string): TemplateJson {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The names EJS makes variables of; any other name in a template is an error when it is rendered. */
function localNames(json: TemplateJson): string[] {
  return [
    ...json.questions.map((question) => question.id),
    ...computedNames(json.computed),
    ...Object.keys(literals),
    'project',
    'replay',
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

/** `npx tsx tools/new-template.ts NAME [--title T] [--description D]`: starts a template. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fill } from './new-template/fill.ts';
import { nextSteps } from './new-template/next-steps.ts';
import { templateTexts } from './new-template/texts.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const skeleton = fileURLToPath(new URL('new-template/skeleton', import.meta.url));

try {
  newTemplate(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

/**
 * Writes the skeleton of a template, and a changeset; renders its example and shows the new files to
 * git.
 *
 * @throws {Error} one sentence when the name or a text is no good; nothing is written then
 */
function newTemplate(args: string[]): void {
  const options = { title: { type: 'string' }, description: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new Error('Name the template, with one word such as go-modules.');
  const texts = templateTexts({ name, ...values }, readdirSync(join(repository, 'templates')));
  const places = {
    template: `templates/${texts.template}`,
    example: `examples/${texts.template}-starter`,
    changeset: `.changeset/template-${texts.template}.md`,
  };
  for (const source of filesBelow(join(skeleton, 'template'))) {
    const { path, text } = fill(source, readSkeleton(`template/${source}`), texts);
    write(`${places.template}/${path}`, text);
  }
  write(places.changeset, fill('changeset.md', readSkeleton('changeset.md'), texts).text);
  run('npx', 'biome', 'format', '--write', places.template);
  run('npm', 'run', '--silent', 'examples:render');
  // A flake consists of the files that git knows.
  run('git', 'add', '--intent-to-add', ...Object.values(places));
  process.stdout.write(nextSteps(texts.template));
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
}

function write(path: string, text: string): void {
  const file = join(repository, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function readSkeleton(path: string): string {
  return readFileSync(join(skeleton, path), 'utf8');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

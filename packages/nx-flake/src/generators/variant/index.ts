/** `nx g nx-flake:variant NAME`: a new template variant in the repository of create-nix-project. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratorCallback, Tree } from 'nx/src/devkit-exports';
import { fill } from './fill.ts';
import { nextSteps } from './next-steps.ts';
import { type VariantOptions, variantTexts } from './validate.ts';

/** Beside the built generator. */
const skeleton = join(__dirname, 'files');

/**
 * Writes the skeleton of a variant, and a changeset. The callback renders its example and shows the
 * new files to git.
 *
 * @throws {Error} one sentence when this is another repository, or the name or a text is no good
 */
export default function variantGenerator(tree: Tree, options: VariantOptions): GeneratorCallback {
  if (!tree.exists('templates/template.schema.json'))
    throw new Error(
      'This is not the repository of create-nix-project: it has no templates/template.schema.json. To add Nix to a project, run `nx g nx-flake:init`.',
    );
  const texts = variantTexts(options, tree.children('templates'));
  const places = {
    template: `templates/${texts.variant}`,
    example: `examples/${texts.variant}-starter`,
    changeset: `.changeset/variant-${texts.variant}.md`,
  };
  for (const source of filesBelow(join(skeleton, 'template'))) {
    const { path, text } = fill(source, readSkeleton(`template/${source}`), texts);
    tree.write(`${places.template}/${path}`, text);
  }
  tree.write(places.changeset, fill('changeset.md', readSkeleton('changeset.md'), texts).text);
  return () => {
    const run = (program: string, ...args: string[]) =>
      execFileSync(program, args, { cwd: tree.root, stdio: 'inherit' });
    run('npm', 'run', '--silent', 'examples:render');
    // A flake consists of the files that git knows.
    run('git', 'add', '--intent-to-add', ...Object.values(places));
    process.stdout.write(nextSteps(texts.variant));
  };
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

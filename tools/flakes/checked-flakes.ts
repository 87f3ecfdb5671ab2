import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';
import { scaffoldFromCheckout, scaffoldPacked } from './scaffold-packed.ts';

/** A flake that is checked: one of the repository, or one that the command has just made. */
export interface CheckedFlake {
  /** In the table of results. */
  readonly name: string;
  /** Gives its folder, and makes it first where that is needed. */
  readonly folder: () => Promise<string>;
  /** The example whose checks it has to have. */
  readonly checksOf?: string;
}

/** Answers other than the default ones, for the projects that the packed command makes. */
const packedFlags: Readonly<Record<string, readonly string[]>> = {
  'cuda-pytorch': ['--set=flake-parts=yes'],
  'rust-crane': ['--set=layout=single'],
};

/** The repository's own flake, and the examples. */
export function ownFlakes(): CheckedFlake[] {
  const folders = examples().map((name) => ({ name, path: join(repository, 'examples', name) }));
  return [{ name: 'workspace', path: repository }, ...folders].map(({ name, path }) => ({
    name,
    folder: async () => path,
  }));
}

/**
 * The projects that are made with a template to be checked: what a stranger gets from the tarball, and
 * the examples of that template after their Nix files were removed and added again.
 */
export function scaffoldedFlakes(template: string): CheckedFlake[] {
  const name = `my-${template}`;
  // `uv` is what the command takes without the flag.
  const chosen = template === 'uv' ? [] : ['--template', template];
  const args = [...chosen, ...(packedFlags[template] ?? [])];
  const fromCheckout = { name: 'npm start: my-uv', folder: () => scaffoldFromCheckout(name) };
  return [
    // The main job of the README.
    ...(template === 'uv' ? [fromCheckout] : []),
    { name: `packed: ${name}`, folder: () => scaffoldPacked(name, args) },
    ...examples()
      .filter((example) => !example.endsWith('-starter') && templateOf(example) === template)
      .map((example) => ({
        name: `Nix added: ${example}`,
        // It reads what is built of the templates, and names are asked for before.
        folder: async () => (await import('./add-nix.ts')).addNix(example),
        checksOf: join(repository, 'examples', example),
      })),
  ];
}

/** All that `npm test` checks. */
export function allFlakes(): CheckedFlake[] {
  return [...ownFlakes(), ...templateNames().flatMap(scaffoldedFlakes)];
}

/** The templates of the repository, by their folders. */
export function templateNames(): string[] {
  const folder = join(repository, 'templates');
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'template.ts')));
}

/** The examples, by their folders; those of the templates end in `-starter`. */
export function examples(): string[] {
  const folder = join(repository, 'examples');
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'flake.nix')));
}

function templateOf(example: string): string {
  const record = join(repository, 'examples', example, '.nix-project.json');
  return JSON.parse(readFileSync(record, 'utf8')).template;
}

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freshCopy } from '../host/fresh-copy.ts';
import { findNix } from '../host/nix.ts';
import { nixConfig } from '../host/nix-config.ts';
import { run } from '../host/run.ts';
import { overrides, type UpstreamInputs } from './inputs.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** The outputs that are evaluated. */
export const kinds = ['checks', 'packages', 'apps', 'devShells', 'formatter'] as const;
/** macOS is in none of upstream's small relatives. */
const systems = ['x86_64-linux', 'aarch64-linux'] as const;

/** What became of the outputs of a flake, by system and then by kind. */
export type Evaluated = Readonly<Record<string, Readonly<Record<string, Outcome>>>>;

/** How many derivations and programs an output has, all of them evaluated. */
const count = `let
  number = it:
    if it ? drvPath then builtins.seq it.drvPath 1
    else if it ? program then builtins.seq it.program 1
    else builtins.foldl' (sum: part: sum + number part) 0 (builtins.attrValues it);
in number`;

/** Evaluates all outputs of a flake on upstream's repositories, as a clone of it would have them. */
export async function evaluateFlake(folder: string, inputs: UpstreamInputs): Promise<Evaluated> {
  const copy = await freshCopy({ folder });
  try {
    const nix = await nixIn(copy);
    const lock = JSON.parse(await readFile(join(copy, 'flake.lock'), 'utf8'));
    // In its lock once, the repositories are not copied into the store for each output.
    const locked = await run(nix.program, ['flake', 'lock', ...overrides(lock, inputs)], nix);
    const evaluated: Record<string, Record<string, Outcome>> = {};
    for (const system of systems) {
      const outcomes: Record<string, Outcome> = {};
      for (const kind of kinds) {
        const args = ['eval', '--json', `.#${kind}.${system}`, '--apply', count];
        outcomes[kind] = outcomeOf(locked.code === 0 ? await run(nix.program, args, nix) : locked);
      }
      evaluated[system] = outcomes;
    }
    return evaluated;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Nix, and how to run it in a folder. Nothing is built but downloads that are read while evaluating. */
async function nixIn(cwd: string) {
  const { program, config } = await findNix();
  const lines = ['substituters =', 'flake-registry =', 'sandbox = false', 'warn-dirty = false'];
  return { program, cwd, env: nixConfig([...config, ...lines]), seconds: 600 };
}

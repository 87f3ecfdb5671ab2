import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';

const page = readFileSync(join(repository, 'docs/many-machines.md'), 'utf8');

/** Every command of docs/many-machines.md, in one line. */
export const documentedCommands: readonly string[] = [
  ...page.matchAll(/^\$ ((?:.*\\\n)*.*)$/gm),
].map(([, command = '']) => command.replace(/\\\n\s*/g, ''));

/** Other addresses and paths in place of those of the page. */
type Places = Readonly<Record<string, string>>;

/**
 * The one command of docs/many-machines.md that begins so.
 *
 * @throws when there is none, or several, or when it lacks one of the places
 */
export function documentedCommand(beginning: string, places: Places = {}): string {
  const found = documentedCommands.filter((command) => command.startsWith(beginning));
  const [command] = found;
  if (command === undefined || found.length > 1)
    throw new Error(`docs/many-machines.md has ${found.length} commands: ${beginning} …`);
  return elsewhere(command, places);
}

/** The script that docs/many-machines.md has for `post-build-hook`. */
export function documentedScript(places: Places): string {
  const [, script] = /^```sh\n(#![^`]*)```$/m.exec(page) ?? [];
  if (script === undefined) throw new Error('docs/many-machines.md has no script');
  return elsewhere(script, places);
}

/** What docs/many-machines.md has before a key in authorized_keys. */
export function documentedRestriction(): string {
  const [, restriction] = /^(restrict,.*) ssh-ed25519 …$/m.exec(page) ?? [];
  if (restriction === undefined) throw new Error('docs/many-machines.md has no restriction');
  return restriction;
}

function elsewhere(text: string, places: Places): string {
  return Object.entries(places).reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`there is no ${from} in: ${text}`);
    return current.replaceAll(from, to);
  }, text);
}

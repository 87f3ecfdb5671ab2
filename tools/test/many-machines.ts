import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';

const page = readFileSync(join(repository, 'docs/many-machines.md'), 'utf8');

/** Every command of docs/many-machines.md, in one line. */
export const documentedCommands: readonly string[] = [
  ...page.matchAll(/^\$ ((?:.*\\\n)*.*)$/gm),
].map(([, command = '']) => command.replace(/\\\n\s*/g, ''));

/**
 * The one command of docs/many-machines.md that begins so, with other addresses in place of those of
 * the page.
 *
 * @throws when there is none, or several, or when it lacks one of the addresses
 */
export function documentedCommand(
  beginning: string,
  addresses: Readonly<Record<string, string>> = {},
): string {
  const found = documentedCommands.filter((command) => command.startsWith(beginning));
  const [command] = found;
  if (command === undefined || found.length > 1)
    throw new Error(`docs/many-machines.md has ${found.length} commands: ${beginning} …`);
  return Object.entries(addresses).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`\`${text}\` does not contain ${from}`);
    return text.replaceAll(from, to);
  }, command);
}

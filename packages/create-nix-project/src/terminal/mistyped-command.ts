import { usageError } from '../errors.ts';
import { slips } from '../text/slips.ts';
import { commands } from './commands/index.ts';

/** What people type for a command that has another name here, or none. */
const otherNames: Readonly<Record<string, string>> = {
  init: 'create',
  list: 'help',
  version: '--version',
};

/**
 * Refuses a word that is no folder yet and looks like a command: nobody wants a project called
 * “dector”. Short words are looked at closely, and a second slip only where the first letter is
 * right, so that a project may be called “hello” or “vector”.
 *
 * @throws {CliError} exit code 2 with the command that was meant
 */
export function refuseMistyped(word: string, exists: (path: string) => boolean): void {
  if (/[^a-z]/i.test(word) || exists(word)) return;
  const meant = [...commands, ...Object.keys(otherNames)]
    .map((name) => ({ name, count: slips(word.toLowerCase(), name) }))
    .filter(({ name, count }) => count <= 1 || (count === 2 && mayHaveTwo(word, name)))
    .sort((a, b) => a.count - b.count)[0]?.name;
  if (meant === undefined) return;
  const command = otherNames[meant] ?? meant;
  throw usageError(
    'unknown-command',
    `There is no command “${word}”.`,
    `Did you mean \`create-nix-project${command === 'create' ? '' : ` ${command}`}\`? For a new folder of that name, write ./${word}.`,
  );
}

function mayHaveTwo(word: string, name: string): boolean {
  return name.length >= 6 && word[0]?.toLowerCase() === name[0];
}

/** A system package that a script installs. */
export interface AptPackage {
  readonly name: string;
  /** Counts from 1. */
  readonly line: number;
}

/** Longer lines are written by programs. */
const longestLine = 4000;

/**
 * The packages that a Dockerfile, a workflow or a shell script installs with apt. It reads lines, as
 * a person would: variables and lists in other files stay unknown.
 */
export function aptPackages(text: string): AptPackage[] {
  const found: AptPackage[] = [];
  let going = false;
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    // A comment between lines that go on is dropped, as docker does.
    if (/^\s*#/.test(content)) continue;
    const goesOn = /\\\s*$/.test(content);
    for (const command of commandsOf(content.slice(0, longestLine).replace(/\\\s*$/, ''))) {
      if (!command.isFirst) going = false;
      const start = installed(command.text);
      if (start === undefined && !going) continue;
      going = true;
      const names = packageNames(start ?? command.text);
      found.push(...names.map((name) => ({ name, line: index + 1 })));
    }
    going = going && goesOn;
  }
  return found;
}

/** The commands of a line; the first may go on with that of the line before. */
function commandsOf(line: string): { text: string; isFirst: boolean }[] {
  return line
    .replace(/\$\{\{?[^}]{0,200}\}\}?|\$\([^)]{0,200}\)/g, ' $ ')
    .split(/&&|\|\||[;|]|\s#/)
    .map((text, index) => ({ text, isFirst: index === 0 }));
}

/** What stands behind `apt-get install`; undefined for another command. */
function installed(command: string): string | undefined {
  const words = command.split(/\s+/);
  const program = words.findIndex((word) => /^["'[(]*(?:apt|apt-get|aptitude)$/.test(word));
  const verb = program < 0 ? -1 : words.indexOf('install', program + 1);
  const between = words.slice(program + 1, verb);
  const areOptions = between.every(
    (word, index) => isOption(word) || takesValue(between[index - 1]),
  );
  return verb < 0 || !areOptions ? undefined : words.slice(verb + 1).join(' ');
}

function isOption(word: string): boolean {
  return word.startsWith('-') || word === '';
}

/** Options of apt whose value is the next word. */
function takesValue(word: string | undefined): boolean {
  return word !== undefined && ['-t', '-o', '-c', '--target-release', '--option'].includes(word);
}

function packageNames(text: string): string[] {
  const words = text.split(/\s+/).map((word) => word.replace(/^["']+|["')\]]+$/g, ''));
  return words.flatMap((word, index) => {
    if (takesValue(words[index - 1])) return [];
    // NAME, NAME=VERSION, NAME:ARCHITECTURE, NAME/RELEASE
    const name = /^([a-z0-9][a-z0-9+.-]+)(?:[=:/][\w.:~+*/=-]*)?$/.exec(word)?.[1];
    return name === undefined || /\.(?:deb|txt|sh|list)$/.test(name) ? [] : [name];
  });
}

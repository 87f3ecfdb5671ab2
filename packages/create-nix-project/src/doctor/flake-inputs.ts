import { nixWords } from '../read/nix-words.ts';

/**
 * The inputs that a flake.nix spells out, and their addresses. Nix takes nothing but literals there,
 * so that this is simple; what comes behind `outputs` is not looked at.
 *
 * @param text of flake.nix
 * @returns addresses by name, undefined for an input without one; empty for what is not understood
 */
export function flakeInputs(text: string): ReadonlyMap<string, string | undefined> {
  const inputs = new Map<string, string | undefined>();
  for (const { path, value } of bindings(new Tokens(text))) {
    const [first, name, field, ...more] = path;
    if (first !== 'inputs' || name === undefined) continue;
    const isAddress = field === 'url' && more.length === 0;
    inputs.set(name, isAddress ? value : inputs.get(name));
  }
  return inputs;
}

interface Binding {
  /** `[inputs, nixpkgs, url]` */
  readonly path: readonly string[];
  /** A text; undefined for other literals. */
  readonly value: string | undefined;
}

/** All bindings of the set that the tokens begin with, in all sets within, up to `outputs`. */
function bindings(tokens: Tokens): Binding[] {
  const found: Binding[] = [];
  const outer: string[][] = [];
  if (tokens.take() !== '{') return found;
  for (let word = tokens.take(); word !== undefined; word = tokens.take()) {
    if (word === '}') {
      if (outer.pop() === undefined || tokens.take() !== ';') return found;
      continue;
    }
    const path = [...(outer.at(-1) ?? []), unquoted(word)];
    for (word = tokens.take(); word === '.'; word = tokens.take())
      path.push(unquoted(tokens.take() ?? ''));
    if (word !== '=' || path[0] === 'outputs') return found;
    const value = tokens.take();
    if (value === '{') {
      found.push({ path, value: undefined });
      outer.push(path);
    } else {
      found.push({ path, value: value?.startsWith('"') === true ? unquoted(value) : undefined });
      if (value !== ';') tokens.skipTo(';');
    }
  }
  return found;
}

class Tokens {
  private readonly words: Iterator<string>;

  constructor(text: string) {
    this.words = nixWords(text);
  }

  take(): string | undefined {
    const { done, value } = this.words.next();
    return done === true ? undefined : value;
  }

  skipTo(end: string): void {
    for (let word = this.take(); word !== undefined && word !== end; word = this.take());
  }
}

function unquoted(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1) : word;
}

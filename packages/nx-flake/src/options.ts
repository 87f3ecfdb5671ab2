/** The names that the options can change; those of `nix-run` and `check` are what others begin with. */
const defaultNames = {
  'flake-check': 'flake-check',
  'flake-show': 'flake-show',
  'flake-update': 'flake-update',
  'nix-build': 'nix-build',
  'nix-fmt': 'nix-fmt',
  'nix-run': 'nix-run',
  check: 'check',
};

export type TargetNames = Readonly<typeof defaultNames>;

/** As `options.schema.json` has it. */
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export interface PluginOptions {
  readonly targetNames: TargetNames;
  /** The program that is started for Nix, and its first arguments. */
  readonly nix: readonly string[];
}

/**
 * The options of the plugin in nx.json, with what goes without saying.
 *
 * @param options what stands in nx.json, of any type
 * @throws {Error} one sentence for the first thing that is wrong
 */
export function pluginOptions(options: unknown): PluginOptions {
  const { targetNames, nix } = object(options, 'options', ['targetNames', 'nix']);
  return { targetNames: namesOf(targetNames), nix: programOf(nix) };
}

function programOf(given: unknown): readonly string[] {
  if (given === undefined) return ['nix'];
  const isWord = (word: unknown) => typeof word === 'string' && /^[^\0]+$/.test(word);
  if (Array.isArray(given) && given.length > 0 && given.every(isWord)) return given;
  throw wrong(
    `nix is ${JSON.stringify(given)}, but must be a list of a program and its first arguments, such as ["nix"].`,
  );
}

function namesOf(given: unknown): TargetNames {
  const names = object(given, 'targetNames', Object.keys(defaultNames));
  for (const [key, name] of Object.entries(names))
    if (typeof name !== 'string' || !namePattern.test(name))
      throw wrong(`targetNames.${key} is ${JSON.stringify(name)}, which is not a target name.`);
  const all = { ...defaultNames, ...names };
  for (const [key, name] of Object.entries(all)) {
    const other = Object.entries(all).find(([each, same]) => each !== key && same === name);
    if (other !== undefined)
      throw wrong(`targetNames: ${key} and ${other[0]} have the same name, ${name}.`);
  }
  return all;
}

function object(value: unknown, name: string, keys: readonly string[]): Record<string, unknown> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(`${name} is ${JSON.stringify(value)}, but must be an object.`);
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown === undefined) return { ...value };
  throw wrong(`${name} has no ${JSON.stringify(unknown)}, only ${keys.join(', ')}.`);
}

function wrong(reason: string): Error {
  return new Error(`The options of nx-flake in nx.json are wrong. ${reason}`);
}

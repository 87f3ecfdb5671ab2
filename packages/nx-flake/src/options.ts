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

/**
 * The names of the targets, by the options of the plugin in nx.json.
 *
 * @param options what stands in nx.json, of any type
 * @throws {Error} one sentence for the first thing that is wrong
 */
export function targetNames(options: unknown): TargetNames {
  const { targetNames: given } = object(options, 'options', ['targetNames']);
  const names = object(given, 'targetNames', Object.keys(defaultNames));
  for (const [key, name] of Object.entries(names))
    if (typeof name !== 'string' || !namePattern.test(name))
      throw wrong(`targetNames.${key} is ${JSON.stringify(name)}, which is no name of a target.`);
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
    throw wrong(`${name} is ${JSON.stringify(value)}, and must be an object.`);
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown === undefined) return { ...value };
  throw wrong(`${name} has no ${JSON.stringify(unknown)}, only ${keys.join(', ')}.`);
}

function wrong(reason: string): Error {
  return new Error(`The options of nx-flake in nx.json are wrong. ${reason}`);
}

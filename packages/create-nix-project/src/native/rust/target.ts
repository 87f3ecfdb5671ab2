/**
 * Whether dependencies of a `[target.…]` table of Cargo.toml can be compiled for one of the systems
 * that flakes are made for: Linux and macOS, on x86_64 and aarch64. What cannot be decided is
 * taken to be so: a library too many is found, one that is missing is not.
 *
 * @param target a triple, or `cfg(…)` as in
 *   https://doc.rust-lang.org/reference/conditional-compilation.html
 */
export function isTargetOfFlakes(target: string): boolean {
  const text = target.trim();
  if (!text.startsWith('cfg(')) return /linux|apple-darwin/.test(text) && !/android/.test(text);
  const tokens = text.match(/[\w-]+|"[^"]*"|[(),=]/g) ?? [];
  // Real ones are short; a nesting that deep is nobody's.
  if (tokens.length > 500) return true;
  return systems.some((system) => holds({ tokens, at: 0 }, system) !== false);
}

type Values = Readonly<Record<string, string>>;

const linux = { target_os: 'linux', target_family: 'unix', target_env: 'gnu' };
const macos = {
  target_os: 'macos',
  target_family: 'unix',
  target_env: '',
  target_vendor: 'apple',
};

const systems: readonly Values[] = [
  { ...linux, target_arch: 'x86_64', target_vendor: 'unknown' },
  { ...linux, target_arch: 'aarch64', target_vendor: 'unknown' },
  { ...macos, target_arch: 'aarch64' },
].map((values) => ({ ...values, target_pointer_width: '64', target_endian: 'little' }));

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

/** Whether the next predicate holds; undefined where nobody knows. */
function holds(reader: Reader, system: Values): boolean | undefined {
  const name = reader.tokens[reader.at++] ?? '';
  if (reader.tokens[reader.at] === '(') return combine(name, operands(reader, system));
  if (reader.tokens[reader.at] !== '=') return flags[name];
  reader.at += 1;
  const wanted = (reader.tokens[reader.at++] ?? '').replaceAll('"', '');
  const actual = system[name];
  return actual === undefined ? undefined : actual === wanted;
}

/** Names without a value; `debug_assertions` and others hang on how it is compiled. */
const flags: Readonly<Record<string, boolean | undefined>> = { unix: true, windows: false };

function operands(reader: Reader, system: Values): (boolean | undefined)[] {
  const found: (boolean | undefined)[] = [];
  reader.at += 1;
  while (reader.at < reader.tokens.length && reader.tokens[reader.at] !== ')') {
    if (reader.tokens[reader.at] === ',') reader.at += 1;
    else found.push(holds(reader, system));
  }
  reader.at += 1;
  return found;
}

function combine(name: string, values: readonly (boolean | undefined)[]): boolean | undefined {
  if (name === 'not') return values[0] === undefined ? undefined : !values[0];
  const decisive = name === 'any';
  if (name !== 'any' && name !== 'all' && name !== 'cfg') return undefined;
  if (values.includes(decisive)) return decisive;
  return values.includes(undefined) ? undefined : !decisive;
}

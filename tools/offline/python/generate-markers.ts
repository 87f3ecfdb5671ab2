/** A generator of environment markers; the same seed gives the same markers. */
export function* generateMarkers(seed: number): Generator<string, never> {
  const random = randomNumbers(seed);
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[Math.floor(random() * choices.length)];
    if (choice === undefined) throw new Error('There is nothing to pick from.');
    return choice;
  };
  const chance = (probability: number) => random() < probability;

  const quoted = (text: string) => (chance(0.5) ? `'${text}'` : `"${text}"`);
  const space = () => pick([' ', ' ', ' ', '  ', '']);

  function version(): string {
    const operator = pick(['==', '!=', '<', '<=', '>', '>=', '~=', '===']);
    const endings = operator === '==' || operator === '!=' ? versionEndings : finalEndings;
    const release = pick(
      operator === '~=' ? releases.filter((text) => text.includes('.')) : releases,
    );
    return ordered(pick(versionNames), operator, release + pick(endings), operator !== '~=');
  }

  function text(): string {
    const name = pick(textNames);
    const value = pick(textValues);
    if (chance(0.3))
      return `${name} ${pick(['in', 'not in', 'not   in'])} ${quoted(pick(textLists))}`;
    if (chance(0.1)) return `${quoted(value.slice(0, 3))} ${pick(['in', 'not in'])} ${name}`;
    // What < means for text is not the same in uv and in the packaging library.
    return ordered(name, pick(['==', '!=']), value, true);
  }

  function extra(): string {
    return ordered('extra', pick(['==', '!=']), pick(extras), true);
  }

  /** The name stands on the left, or, where that means something, on the right. */
  function ordered(name: string, operator: string, value: string, canSwap: boolean): string {
    const sides = [name, quoted(value)];
    if (canSwap && !value.endsWith('*') && chance(0.2)) sides.reverse();
    const gap = space();
    return `${sides[0]}${gap}${operator}${gap}${sides[1]}`;
  }

  function expression(depth: number): string {
    const form = depth === 0 ? 0 : random();
    if (form < 0.35) return pick([version, version, text, extra])();
    if (form < 0.6) return `(${space()}${expression(depth - 1)}${space()})`;
    const operator = form < 0.8 ? 'and' : 'or';
    return `${expression(depth - 1)} ${operator} ${expression(depth - 1)}`;
  }

  while (true) yield expression(4);
}

const versionNames = ['python_version', 'python_full_version', 'implementation_version'];
const releases = [
  '3',
  '3.8',
  '3.9.1',
  '3.12',
  '3.12.0',
  '3.12.4',
  '3.13',
  '3.13.0',
  '3.14',
  '3.14.0',
  '4',
];
const finalEndings = [
  '',
  '',
  '',
  '',
  'rc1',
  'a2',
  'b1',
  '.dev1',
  '.post1',
  'rc1.dev3',
  '.post1.dev2',
];
const versionEndings = [...finalEndings, '.*', '.*', '.*'];

const textNames = [
  'implementation_name',
  'os_name',
  'platform_machine',
  'platform_python_implementation',
  'platform_system',
  'sys_platform',
];
const textValues = [
  'aarch64',
  'arm64',
  'cpython',
  'CPython',
  'darwin',
  'Darwin',
  'linux',
  'Linux',
  'nt',
  'posix',
  'PyPy',
  'win32',
  'x86_64',
  '',
];
const textLists = ['linux darwin', 'win32, cygwin', 'x86_64 AMD64', 'posix', 'CPython PyPy', ''];
const extras = ['plot', 'test', 'extra-6-my-app-cpu', 'group-6-my-app-dev'];

/** mulberry32: small, and good enough to spread choices. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

import { kernelOf, type System } from '../systems.ts';
import { isVersion, isVersionOf } from './specifier.ts';

/** The variables of a marker, and what they are on a machine. */
export type MarkerEnvironment = Readonly<Record<string, string>>;

/** What markers say about a system of the flake with this Python, such as `3.12`. */
export function markerEnvironment(system: System, python: string): MarkerEnvironment {
  const isLinux = kernelOf(system) === 'linux';
  const cpu = system.slice(0, system.indexOf('-'));
  return {
    os_name: 'posix',
    sys_platform: isLinux ? 'linux' : 'darwin',
    platform_system: isLinux ? 'Linux' : 'Darwin',
    platform_machine: isLinux ? cpu : 'arm64',
    platform_release: '',
    platform_version: '',
    platform_python_implementation: 'CPython',
    implementation_name: 'cpython',
    implementation_version: `${python}.0`,
    python_version: python,
    python_full_version: `${python}.0`,
  };
}

/** What a marker is evaluated with. */
interface Context {
  readonly environment: MarkerEnvironment;
  readonly extras: readonly string[];
}

/**
 * Whether a marker holds: https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 *
 * @param extras those that are on: `extra == 'name'` holds for them
 * @throws {Error} when it is no marker
 */
export function markerHolds(
  marker: string,
  environment: MarkerEnvironment,
  extras: readonly string[] = [],
): boolean {
  const tokens = tokenize(marker);
  const result = either(tokens, { environment, extras });
  if (tokens.length > 0) throw new Error(`“${marker}” is not a marker`);
  return result;
}

const token = /\s*(?:(\(|\)|<=|>=|===|==|~=|!=|<|>)|"([^"]*)"|'([^']*)'|([a-z_]+))/y;

interface Token {
  readonly kind: 'symbol' | 'text' | 'word';
  readonly value: string;
}

/** Real ones have a few comparisons; a parenthesis takes a call. */
const longestMarker = 5000;

function tokenize(marker: string): Token[] {
  if (marker.length > longestMarker) throw new Error('a marker is too long');
  const tokens: Token[] = [];
  const text = marker.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) throw new Error(`“${marker}” is not a marker`);
    const [, symbol, double, single, word] = match;
    if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else tokens.push({ kind: 'text', value: double ?? single ?? '' });
  }
  return tokens;
}

/** Takes the first token when it is that word or symbol. */
function take(tokens: Token[], value: string): boolean {
  const isIt = tokens[0]?.value === value && tokens[0].kind !== 'text';
  if (isIt) tokens.shift();
  return isIt;
}

function either(tokens: Token[], context: Context): boolean {
  let result = both(tokens, context);
  while (take(tokens, 'or')) result = both(tokens, context) || result;
  return result;
}

function both(tokens: Token[], context: Context): boolean {
  let result = single(tokens, context);
  while (take(tokens, 'and')) result = single(tokens, context) && result;
  return result;
}

function single(tokens: Token[], context: Context): boolean {
  if (!take(tokens, '(')) return comparison(tokens, context);
  const result = either(tokens, context);
  if (!take(tokens, ')')) throw new Error('a parenthesis is not closed');
  return result;
}

function comparison(tokens: Token[], context: Context): boolean {
  const left = tokens.shift();
  const first = tokens.shift()?.value ?? '';
  const operator = first === 'not' && take(tokens, 'in') ? 'not in' : first;
  const right = tokens.shift();
  const [name, literal] = isExtra(right) ? [right, left] : [left, right];
  if (isExtra(name)) return compareExtra(operator, operand(literal, context), context);
  return compare(operand(left, context), operator, operand(right, context));
}

function isExtra(given: Token | undefined): boolean {
  return given?.kind === 'word' && given.value === 'extra';
}

function compareExtra(operator: string, name: string, { extras }: Context): boolean {
  if (operator !== '==' && operator !== '!=')
    throw new Error(`a marker has no operator “${operator}” for extras`);
  return extras.includes(name) === (operator === '==');
}

function operand(given: Token | undefined, { environment }: Context): string {
  if (given?.kind === 'text') return given.value;
  const value = given?.kind === 'word' ? environment[given.value] : undefined;
  if (value === undefined) throw new Error(`a marker has no variable “${given?.value ?? ''}”`);
  return value;
}

function compare(left: string, operator: string, right: string): boolean {
  switch (operator) {
    case 'in':
      return right.includes(left);
    case 'not in':
      return !right.includes(left);
  }
  if (isVersion(left) && isVersion(right.replace(/\.\*$/, '')))
    return isVersionOf(left, operator + right);
  switch (operator) {
    case '==':
    case '===':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
  throw new Error(`a marker has no operator “${operator}”`);
}

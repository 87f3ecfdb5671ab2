import { satisfies, valid } from '@renovatebot/pep440';
import { kernelOf, type System } from './systems.ts';

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
    extra: '',
  };
}

/**
 * Whether a marker holds: https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 * @throws {Error} when it is no marker
 */
export function markerHolds(marker: string, environment: MarkerEnvironment): boolean {
  const tokens = tokenize(marker);
  const result = either(tokens, environment);
  if (tokens.length > 0) throw new Error(`“${marker}” is no marker`);
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
    if (match === null) throw new Error(`“${marker}” is no marker`);
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

function either(tokens: Token[], environment: MarkerEnvironment): boolean {
  let result = both(tokens, environment);
  while (take(tokens, 'or')) result = both(tokens, environment) || result;
  return result;
}

function both(tokens: Token[], environment: MarkerEnvironment): boolean {
  let result = single(tokens, environment);
  while (take(tokens, 'and')) result = single(tokens, environment) && result;
  return result;
}

function single(tokens: Token[], environment: MarkerEnvironment): boolean {
  if (!take(tokens, '(')) return comparison(tokens, environment);
  const result = either(tokens, environment);
  if (!take(tokens, ')')) throw new Error('a parenthesis is not closed');
  return result;
}

function comparison(tokens: Token[], environment: MarkerEnvironment): boolean {
  const left = operand(tokens.shift(), environment);
  const first = tokens.shift()?.value ?? '';
  const operator = first === 'not' && take(tokens, 'in') ? 'not in' : first;
  return compare(left, operator, operand(tokens.shift(), environment));
}

function operand(given: Token | undefined, environment: MarkerEnvironment): string {
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
  if (valid(left) && valid(right.replace(/\.\*$/, '')))
    return satisfies(left, operator + right, { prereleases: true });
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

import { isSpecifier } from '../../python/specifier.ts';
import type { Folder } from '../../read/folder.ts';
import type { Fact } from '../../values.ts';
import { fact } from '../fact.ts';
import { probePythonVersion } from './version.ts';

/** Facts of several projects as those of one: any “yes”, each entry of a list, and the first text. */
export function mergeFacts(all: readonly (readonly Fact[])[]): Fact[] {
  const byId = new Map<string, Fact[]>();
  for (const found of all.flat()) byId.set(found.id, [...(byId.get(found.id) ?? []), found]);
  return [...byId.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [rest.reduce(merged, first)],
  );
}

function merged(first: Fact, other: Fact): Fact {
  if (typeof first.value === 'boolean') return first.value || other.value !== true ? first : other;
  if (first.id === 'requires-python') return bothPythons(first, other);
  if (typeof first.value === 'string' || !Array.isArray(other.value)) return first;
  const known = new Set(first.value);
  const isNew = other.value.some((entry) => !known.has(entry));
  if (!isNew) return first;
  return {
    id: first.id,
    value: [...new Set([...first.value, ...other.value])],
    evidence: first.value.length === 0 ? other.evidence : [...first.evidence, ...other.evidence],
  };
}

function bothPythons(first: Fact, other: Fact): Fact {
  const clauses = [first, other].flatMap(({ value }) => String(value).split(/\s*,\s*/));
  const value = [...new Set(clauses)].join(',');
  return { ...first, value, evidence: [...first.evidence, ...other.evidence] };
}

/** What belongs to one project alone. */
const ofOne = [
  'project-name',
  'description',
  'build-backend',
  'layout',
  'python-version',
  'requires-python',
];

/** Facts of several projects, which have no name in common, with the Python that all of them allow. */
export function commonPython(facts: readonly Fact[], folder: Folder): Fact[] {
  const wanted = inLock(folder) ?? facts.find(({ id }) => id === 'requires-python');
  const tested = facts.find(({ id }) => id === 'tested-python-versions');
  const text = String(wanted?.value ?? '');
  const place = wanted?.evidence[0];
  const range = place !== undefined && isSpecifier(text) ? { text, place } : undefined;
  return [
    ...facts.filter(({ id }) => !ofOne.includes(id)),
    ...(wanted === undefined ? [] : [wanted]),
    ...probePythonVersion(folder, undefined, range, tested),
  ];
}

/** What uv has found that all members allow, in the first lines of the lock. */
function inLock(folder: Folder): Fact | undefined {
  const lines = (folder.has('uv.lock') ? (folder.readText('uv.lock') ?? '') : '').split('\n', 10);
  const found = lines.findIndex((line) => /^requires-python = "[^"]+"$/.test(line));
  const value = lines[found]?.slice('requires-python = "'.length, -1);
  return value === undefined ? undefined : fact('requires-python', value, 'uv.lock', found + 1);
}

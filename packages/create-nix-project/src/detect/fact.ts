import type { AnswerValue, Fact } from '../types.ts';
import type { TomlFile } from './toml.ts';

/** A fact with the one place it was read from; without a line, the file's presence says it. */
export function fact(id: string, value: AnswerValue, file: string, line?: number): Fact {
  return { id, value, evidence: [{ file, ...(line === undefined ? {} : { line }) }] };
}

/** A fact that stands at a path of keys, or at the nearest table around it. */
export function tomlFact(id: string, value: AnswerValue, file: TomlFile, ...keys: string[]): Fact {
  return fact(id, value, file.file, file.line(...keys));
}

/** Of a description its beginning: it becomes that of the flake, which is one line. */
export function onOneLine(found: Fact): Fact {
  const line = String(found.value).trim().replace(/\s+/g, ' ');
  if (line.length <= 300) return { ...found, value: line };
  const beginning = line.slice(0, 299).replace(/[\ud800-\udbff]$/, '');
  return { ...found, value: `${beginning}…` };
}

/** The keys of a TOML table; none when the value is something else. */
export function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value)
    : [];
}

/** The text; undefined when the value is something else. `String` throws for a table. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts in a TOML array; none when the value is something else. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

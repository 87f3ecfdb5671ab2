import type { TomlFile } from '../read/toml.ts';
import { evidenceAt } from '../values/evidence.ts';
import type { AnswerValue, Fact } from '../values.ts';

/** A fact with the one place it was read from; without a line, the file's presence says it. */
export function fact(id: string, value: AnswerValue, file: string, line?: number): Fact {
  return { id, value, evidence: [evidenceAt(file, line)] };
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

import { overrideLines } from '../../python/uv/override-line.ts';
import { type SourceBuild, sourceBuilds } from '../../python/uv/source-builds.ts';
import { evidenceAt } from '../../values/evidence.ts';
import { codeOf } from '../code.ts';
import type { Finding, Fix } from '../finding.ts';
import type { ProjectState, SourceFile } from '../state.ts';

const path = 'nix/overrides.nix';

/** Packages that are built from source, and whose known needs are not in nix/overrides.nix. */
export function uvSources({ record, nixFiles, uvLock }: ProjectState): Finding[] {
  const overrides = nixFiles.find((file) => file.path === path);
  if (record?.template !== 'uv' || overrides === undefined || uvLock === undefined) return [];
  const code = codeOf(overrides);
  const lacking = sourceBuilds(uvLock).filter(
    ({ package: { name }, pythons }) =>
      pythons.includes(String(record.answers.python)) && !names(code, name),
  );
  return lacking.length === 0 ? [] : [finding(lacking, overrides)];
}

function names(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code);
}

function finding(lacking: readonly SourceBuild[], overrides: SourceFile): Finding {
  const lines = lacking.flatMap(({ package: { name } }) => overrideLines(name) ?? []);
  const list = lacking.map(({ package: { name, version } }) => `${name} ${version}`).join(', ');
  const fix = added(overrides, lines);
  return {
    id: 'uv-source-needs',
    level: 'warning',
    title: `${path} does not say what builds ${list}.`,
    evidence: lacking.map(({ package: { line } }) => evidenceAt('uv.lock', line)),
    consequence:
      'Without a wheel for this Python on every system, it is built from source there, and fails: uv.lock does not say what that takes.',
    cure: `Add to ${path}, in its last braces: ${lines.map((line) => `\`${line.replace(/\s+/g, ' ').trim()}\``).join(' ')}`,
    ...(fix && { fix }),
  };
}

/** Only a file that ends as this command writes it is extended: with braces of its own. */
function added({ text }: SourceFile, lines: readonly string[]): Fix | undefined {
  const more = lines.map((line) => `${line}\n`).join('');
  const empty = /(?<=^in\n)\{ \}\n$/m.exec(text);
  if (empty !== null)
    return {
      kind: 'edit',
      edits: [{ path, start: empty.index, end: text.length, text: `{\n${more}}\n` }],
    };
  const end = /(?<=^in\n\{\n[^]*)^\}\n$/m.exec(text);
  return end === null
    ? undefined
    : { kind: 'edit', edits: [{ path, start: end.index, end: end.index, text: more }] };
}

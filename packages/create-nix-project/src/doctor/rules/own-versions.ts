import { findOwnVersions } from '../../detect/python/own-versions.ts';
import { normalName } from '../../python/name.ts';
import { versionLines } from '../../python/uv/version-line.ts';
import type { OwnVersion } from '../../values/found.ts';
import { codeOf } from '../code.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState, SourceFile } from '../state.ts';

const path = 'nix/overrides.nix';

/** Versions that git has, as far as nix/overrides.nix has others or none. */
export function ownVersions({ folder, record, nixFiles, uvLock }: ProjectState): Finding[] {
  const file = nixFiles.find((candidate) => candidate.path === path);
  if (record?.template !== 'uv' || file === undefined) return [];
  const found = findOwnVersions(folder, uvLock, undefined);
  return found.flatMap((own) => {
    const given = versionIn(file, own.name);
    if (given === undefined) return isBuilt(own, record.answers) ? [missing(own)] : [];
    // Without tags, or before a release, the line is what counts.
    return own.version === '0.0.0' || given.version === own.version ? [] : [other(own, given)];
  });
}

/** A project that is no package is not built; of members, all are. */
function isBuilt(
  { name }: OwnVersion,
  answers: NonNullable<ProjectState['record']>['answers'],
): boolean {
  return name !== normalName(String(answers.name)) || answers.packaged === true;
}

interface Given {
  readonly version: string;
  /** Where it stands in the file. */
  readonly start: number;
}

function versionIn(file: SourceFile, name: string): Given | undefined {
  const line = new RegExp(
    `(?<![\\w-])"?${name}"? = prev\\."?${name}"?\\.overrideAttrs[^;]{0,200}\\bversion = "(?<version>[^"\\n]{1,60})"`,
  ).exec(codeOf(file));
  const version = line?.groups?.version;
  if (line === null || version === undefined) return undefined;
  return { version, start: line.index + line[0].length - version.length - 1 };
}

function missing(own: OwnVersion): Finding {
  return {
    id: 'vcs-version-missing',
    level: 'warning',
    title: `Only git has the version of ${own.name}.`,
    evidence: own.evidence,
    consequence: 'Builds have no git: Nix builds version 0.0.0 of it.',
    cure: `Add to ${path}, in its last braces: \`${versionLines(own).replace(/\s+/g, ' ').trim()}\``,
  };
}

function other({ name, version, evidence }: OwnVersion, given: Given): Finding {
  const end = given.start + given.version.length;
  return {
    id: 'vcs-version-other',
    level: 'note',
    title: `${path} says version ${given.version} of ${name}, and the highest tag ${version}.`,
    evidence: [{ file: path }, ...evidence],
    consequence: `What Nix builds calls itself ${given.version}.`,
    cure: `If ${version} is released, write it there`,
    fix: { kind: 'edit', edits: [{ path, start: given.start, end, text: version }] },
  };
}

import { flagText } from '../../answers/spelling.ts';
import { buildSystemWarnings } from '../../python/uv/build-systems.ts';
import { staleWarnings } from '../../python/uv/stale.ts';
import { memberWarning, uvWarnings } from '../../python/uv/warnings.ts';
import { systems } from '../../systems.ts';
import type { Warning } from '../../values/warning.ts';
import type { Answers } from '../../values.ts';
import { findInCode } from '../code.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** What the flake of the template uv cannot have of uv.lock. */
export function uvPackages({
  folder,
  record,
  nixFiles,
  uvLock,
  uvWorkspace,
}: ProjectState): Finding[] {
  const isRead = nixFiles.some(({ path }) => path === 'nix/packages.nix');
  if (record?.template !== 'uv' || !isRead) return [];
  if (uvWorkspace !== undefined) return [memberWarning(uvWorkspace, record.answers)].map(finding);
  if (uvLock === undefined) return [];
  const flake = nixFiles.filter(({ path }) => path === 'flake.nix');
  const named = systems.filter((system) => findInCode(flake, new RegExp(`"${system}"`)).length > 0);
  const warnings = uvWarnings({
    lock: uvLock,
    answers: record.answers,
    // Of a flake that names them elsewhere, all are expected.
    ...(named.length === 0 ? {} : { systems: named }),
    another: updateWith,
  });
  return [
    ...[...warnings, ...buildSystemWarnings(folder, uvLock, record.answers)].map(finding),
    ...staleWarnings(folder, uvLock).map((stale) => ({
      ...finding(stale),
      level: 'warning' as const,
      consequence: 'The check `lock` fails, and `uv sync` changes uv.lock.',
    })),
  ];
}

function finding({ id, message, checks, systems: where, cure, evidence }: Warning): Finding {
  return {
    id,
    level: where === undefined ? 'error' : 'warning',
    title: message,
    evidence,
    consequence: `These outputs do not evaluate${where === undefined ? '' : ` on ${where.join(', ')}`}: ${checks.join(', ')}.`,
    cure: cure.replace(/\.$/, ''),
  };
}

function updateWith(answers: Answers): string {
  const flags = Object.entries(answers).map(([id, value]) => flagText(id, value));
  return `\`create-nix-project update ${flags.join(' ')}\``;
}

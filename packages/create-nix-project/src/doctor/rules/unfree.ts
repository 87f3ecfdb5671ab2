import { findInCode, placesOf } from '../code.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** A blanket permission for packages that are not free. */
export function unfree({ nixFiles }: ProjectState): Finding[] {
  const blanket = findInCode(nixFiles, /\ballowUnfree\s*=\s*true\b/);
  if (blanket.length === 0) return [];
  return [
    {
      id: 'unfree-blanket',
      level: 'note',
      title: 'The flake accepts every licence, those that are not free too.',
      evidence: placesOf(blanket),
      consequence: 'A package with terms that nobody has read can come in with any update.',
      cure: 'Name what you accept: `allowUnfreePredicate = package: builtins.elem (lib.getName package) [ … ];`',
    },
  ];
}

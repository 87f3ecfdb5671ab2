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
      title: 'The flake accepts every licence, including unfree ones.',
      evidence: placesOf(blanket),
      consequence: 'Any update can bring in a package whose terms nobody has read.',
      cure: 'Name what you accept: `allowUnfreePredicate = package: builtins.elem (lib.getName package) [ … ];`',
    },
  ];
}

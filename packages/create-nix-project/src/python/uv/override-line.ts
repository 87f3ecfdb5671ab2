import { nixName, nixString } from '../../literals/nix.ts';
import { type SourceNeeds, sourceNeeds } from './source-needs.ts';

/** As wide as nixfmt writes. */
const width = 100;

/** The lines of nix/overrides.nix for a package whose needs are known, indented as there. */
export function overrideLines(name: string): string | undefined {
  const needs = Object.hasOwn(sourceNeeds, name) ? sourceNeeds[name] : undefined;
  return needs && lineFor(name, needs);
}

/** The line for a package with these needs, or several where nixfmt would write several. */
export function lineFor(
  name: string,
  { builtWith = [], packages = [] }: Omit<SourceNeeds, 'source'>,
): string {
  const needs = [...builtWith.map(nixString), ...packages.map((attribute) => `pkgs.${attribute}`)];
  const start = `  ${nixName(name)} = builtWith [`;
  const end = `] prev.${nixName(name)};`;
  const line = `${start} ${needs.join(' ')} ${end}`;
  if (line.length <= width) return line;
  return [start, ...needs.map((one) => `    ${one}`), `  ${end}`].join('\n');
}

import { platformFits, type Target, type Wheel } from '../wheel-tags.ts';

/**
 * The wheel that poetry2nix takes, which is by the rules of pyproject.nix and not of pip: of those
 * that run on the target, the first with the highest Python tag.
 *
 * @param wheels in the order of poetry.lock
 * @see https://github.com/nix-community/poetry2nix/blob/ce2369db/vendor/pyproject.nix/lib/pypa.nix
 */
export function selectWheel(wheels: readonly Wheel[], target: Target): string | undefined {
  let best: { file: string; tag: number } | undefined;
  for (const { file, python, abi, platforms } of wheels) {
    if (!abiFits(abi, target.python)) continue;
    const tag = python.reduce((most, name) => Math.max(most, pythonTag(name, target.python)), -1);
    if (tag < 0 || (best !== undefined && tag <= best.tag)) continue;
    if (platforms.some((platform) => platformFits(platform, target))) best = { file, tag };
  }
  return best?.file;
}

/** How specific a Python tag that fits is; -1 for one that does not fit. */
function pythonTag(tag: string, python: string): number {
  const [, implementation, digits = ''] = /^([a-z]+)(\d*)$/.exec(tag) ?? [];
  if (implementation !== 'cp' && implementation !== 'py') return -1;
  const [major, minor] = python.split('.').map(Number);
  const tagMinor = Number(digits.slice(1));
  if (digits.slice(0, 1) !== String(major)) return -1;
  return digits.length === 1 || tagMinor <= (minor ?? 0) ? Number(digits) : -1;
}

function abiFits(abi: string, python: string): boolean {
  return abi === 'none' || abi === 'abi3' || abi === `cp${python.replace('.', '')}`;
}

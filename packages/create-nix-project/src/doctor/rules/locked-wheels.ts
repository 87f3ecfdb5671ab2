import { readToml } from '../../read/toml.ts';
import { textOf } from '../../read/toml-values.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** Wheels of uv.lock that only work where they were built. */
export function lockedWheels({ folder }: ProjectState): Finding[] {
  const lock = readToml(folder, 'uv.lock');
  const packages = asList(lock?.get('package'));
  const foreign = packages.flatMap(({ name, wheels }) =>
    asList(wheels).flatMap((wheel) => {
      const file = textOf(wheel.filename) ?? textOf(wheel.url) ?? textOf(wheel.path) ?? '';
      // No registry takes this tag, as it says nothing about the C library.
      return /-linux_(x86_64|aarch64)\.whl$/.test(file) ? [textOf(name) ?? ''] : [];
    }),
  );
  const unhashed = packages.flatMap(({ name, source, wheels }) => {
    const isRegistry = typeof source === 'object' && source !== null && 'registry' in source;
    const bare = asList(wheels).some((wheel) => 'url' in wheel && typeof wheel.hash !== 'string');
    return isRegistry && bare ? [textOf(name) ?? ''] : [];
  });
  return [...linuxTag([...new Set(foreign)]), ...noHash([...new Set(unhashed)])];
}

function linuxTag(names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  return [
    {
      id: 'wheel-linux-tag',
      level: 'warning',
      title: `The wheels of ${names.join(', ')} are built for one Linux distribution.`,
      evidence: [{ file: 'uv.lock' }],
      consequence:
        'A wheel with the tag “linux” instead of “manylinux” names no C library version: it can fail on another machine, and no registry accepts it.',
      cure: 'Build it for manylinux (`auditwheel repair`), or use another version',
    },
  ];
}

function noHash(names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  return [
    {
      id: 'wheel-no-hash',
      level: 'error',
      title: `uv.lock has no hashes for ${names.join(', ')}.`,
      evidence: [{ file: 'uv.lock' }],
      consequence: 'Nix only downloads files whose hash it knows, so the flake does not evaluate.',
      cure: '`uv lock --upgrade-package NAME`; an index without hashes cannot be used',
    },
  ];
}

function asList(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object' && entry) : [];
}

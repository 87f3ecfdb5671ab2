import type { Fact } from '../types.ts';
import type { Folder } from './folder.ts';
import { readToml } from './toml.ts';

/** Facts about a Cargo package or workspace. */
export function probeRust(folder: Folder): Fact[] {
  const manifest = readToml(folder, 'Cargo.toml');
  if (manifest === undefined) return [];
  const paths = [
    ['cargo-name', ['package', 'name']],
    ['rust-version', ['package', 'rust-version']],
    ['rust-version', ['workspace', 'package', 'rust-version']],
  ] as const;
  const facts = paths.flatMap(([id, keys]) => {
    const value = manifest.get(...keys);
    const line = manifest.line(...keys);
    if (typeof value !== 'string' || line === undefined) return [];
    return [{ id, value, evidence: [{ file: manifest.file, line }] }];
  });
  const key = manifest.get('workspace') === undefined ? 'package' : 'workspace';
  const line = manifest.line(key) ?? 1;
  return [{ id: 'cargo', value: key, evidence: [{ file: manifest.file, line }] }, ...facts];
}

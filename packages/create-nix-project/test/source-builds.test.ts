import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNixAttribute } from '../src/literals/nix.ts';
import { normalName } from '../src/python/name.ts';
import { sourceNeeds } from '../src/python/uv/source-needs.ts';
import { cli, programs, testFolder } from './cli.ts';

const registry = 'source = { registry = "https://example.org/simple" }';
const sdist = 'sdist = { url = "https://example.org/x-1.0.tar.gz", hash = "sha256:0" }';
const wheel = (tag: string) =>
  `{ url = "https://example.org/x-1.0-${tag}.whl", hash = "sha256:0" }`;
const everywhere = (tag: string) =>
  `wheels = [${['manylinux2014_x86_64', 'manylinux2014_aarch64', 'macosx_11_0_arm64'].map((platform) => wheel(`${tag}-${platform}`)).join(', ')}]`;

/** A project with a dev group and an extra, by the entries of its packages. */
function project(entries: Readonly<Record<string, string>>, dev: readonly string[] = []) {
  const wanted = Object.keys(entries).filter((name) => !dev.includes(name));
  const names = (list: readonly string[]) => list.map((name) => `{ name = "${name}" }`).join(', ');
  const packages = Object.entries(entries).map(
    ([name, text]) => `[[package]]\nname = "${name}"\nversion = "1.0"\n${text}\n`,
  );
  return testFolder({
    'pyproject.toml': '[project]\nname = "app"\nversion = "1.0"\nrequires-python = ">=3.12"\n',
    'uv.lock': `version = 1
revision = 3
requires-python = ">=3.12"

[[package]]
name = "app"
version = "1.0"
source = { virtual = "." }
dependencies = [${names(wanted)}]

[package.dev-dependencies]
dev = [${names(dev)}]

${packages.join('\n')}`,
  });
}

function lines(folder: string): string {
  const text = readFileSync(join(folder, 'nix/overrides.nix'), 'utf8');
  return text.slice(text.lastIndexOf('\nin\n') + '\nin\n'.length);
}

const nix = () => programs({ nix: 'echo 2.30.0' });

describe('nix/overrides.nix has a line for each known source', () => {
  it.each([
    ['has no wheel', { psycopg2: `${registry}\n${sdist}` }, 1],
    [
      'has one for Windows alone',
      { psycopg2: `${registry}\n${sdist}\nwheels = [${wheel('cp313-cp313-win_amd64')}]` },
      1,
    ],
    ['is in a group', { psycopg2: `${registry}\n${sdist}`, dev: '' }, 1],
    ['comes from git', { psycopg2: 'source = { git = "https://example.org/x?rev=v1#0123" }' }, 1],
    ['has wheels', { psycopg2: `${registry}\n${sdist}\n${everywhere('cp39-abi3')}` }, 0],
    ['has no source', { psycopg2: registry }, 0],
    ['is a folder', { psycopg2: 'source = { directory = "psycopg2" }' }, 0],
    ['is unknown', { docopt: `${registry}\n${sdist}` }, 0],
  ])('that %s', (_, { dev, ...entries }: Record<string, string>, count) => {
    const folder = project(entries, dev === undefined ? [] : Object.keys(entries));
    cli(folder, ['--yes', '--no-lock'], nix());
    const line = '  psycopg2 = builtWith [ pkgs.libpq pkgs.libpq.pg_config ] prev.psycopg2;\n';
    expect(lines(folder)).toBe(count === 0 ? '{ }\n' : `{\n${line}}\n`);
  });

  it('once, of a package in several versions', () => {
    const folder = project({ psycopg2: `${registry}\n${sdist}` });
    const lock = join(folder, 'uv.lock');
    const text = readFileSync(lock, 'utf8');
    const entry = text.slice(text.indexOf('[[package]]\nname = "psycopg2"'));
    writeFileSync(
      lock,
      `${text.replace('{ name = "psycopg2" }', '{ name = "psycopg2", version = "1.0" }, { name = "psycopg2", version = "2.0" }')}\n${entry.replace('version = "1.0"', 'version = "2.0"')}`,
    );
    cli(folder, ['--yes', '--no-lock'], nix());
    expect(lines(folder).match(/psycopg2 =/g)).toHaveLength(1);
  });

  it('for the Python of the project, and of nothing that no system installs', () => {
    const old = `${registry}\n${sdist}\n${everywhere('cp313-cp313')}`;
    const create = (python: string, dependency = '{ name = "pyyaml" }') => {
      const folder = project({ pyyaml: old });
      const lock = join(folder, 'uv.lock');
      const text = readFileSync(lock, 'utf8').replace('{ name = "pyyaml" }', dependency);
      writeFileSync(lock, text);
      cli(folder, ['--yes', '--no-lock', '--python', python], nix());
      return lines(folder);
    };
    expect(create('3.13')).toBe('{ }\n');
    expect(create('3.14')).toContain('pyyaml = builtWith [ "cython" pkgs.libyaml ] prev.pyyaml;');
    expect(create('3.14', `{ name = "pyyaml", marker = "sys_platform == 'win32'" }`)).toBe('{ }\n');
  });
});

describe('the doctor', () => {
  const found = (folder: string) => {
    const { findings } = JSON.parse(cli(folder, ['doctor', '--json'], nix()).stdout);
    return findings.filter(({ id }: { id: string }) => id === 'uv-source-needs');
  };

  it('knows the line that is missing, and adds it', () => {
    const folder = project({ psycopg2: `${registry}\n${sdist}`, pycairo: `${registry}\n${sdist}` });
    cli(folder, ['--yes', '--no-lock'], nix());
    const path = join(folder, 'nix/overrides.nix');
    const made = readFileSync(path, 'utf8');
    expect(found(folder)).toEqual([]);

    for (const less of [
      made.replace(/^ {2}psycopg2.*\n/m, ''),
      made.replace(/\{\n {2}psycopg2.*\n.*\n\}\n$/, '{ }\n'),
    ]) {
      writeFileSync(path, less);
      const [finding] = found(folder);
      expect(finding.title).toMatch(/^nix\/overrides\.nix does not say what builds psycopg2 1\.0/);
      expect(finding.cure).toContain(
        '`psycopg2 = builtWith [ pkgs.libpq pkgs.libpq.pg_config ] prev.psycopg2;`',
      );
      cli(folder, ['doctor', '--fix'], nix());
      expect(found(folder)).toEqual([]);
      expect(readFileSync(path, 'utf8').split('\n').sort()).toEqual(made.split('\n').sort());
    }
  });

  it('says nothing of a package that the owner has written about', () => {
    const folder = project({ psycopg2: `${registry}\n${sdist}` });
    cli(folder, ['--yes', '--no-lock'], nix());
    const path = join(folder, 'nix/overrides.nix');
    const own = 'psycopg2 = prev.psycopg2.overrideAttrs { buildInputs = [ pkgs.postgresql ]; };';
    writeFileSync(path, readFileSync(path, 'utf8').replace(/psycopg2 = builtWith.*/, own));
    expect(found(folder)).toEqual([]);
  });
});

it.each(Object.entries(sourceNeeds))('the row of %s can be written', (name, needs) => {
  const { builtWith = [], packages = [], source } = needs;
  expect([name, ...builtWith].map(normalName)).toEqual([name, ...builtWith]);
  expect(packages.filter((attribute) => !isNixAttribute(attribute))).toEqual([]);
  expect(builtWith.length + packages.length).toBeGreaterThan(0);
  expect(source).toMatch(/\.(py|toml)\b|repository/);
});

it('the README counts them', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  expect(readme).toContain(`${Object.keys(sourceNeeds).length} well-known packages`);
});

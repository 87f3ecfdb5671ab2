import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFlake } from './check-flake.ts';
import { hostSystem } from './nix-setup.ts';

const flake = (checks: string): string => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
  outputs = { nixpkgs, ... }: {
    checks = nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "aarch64-darwin" ] (
      system: with nixpkgs.legacyPackages.\${system}; ${checks}
    );
  };
}
`;

describe('checkFlake', { timeout: 600_000 }, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'check-flake-test-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const check = async (name: string, text: string) => {
    const project = join(folder, name);
    await mkdir(project);
    await writeFile(join(project, 'flake.nix'), text);
    return checkFlake({ folder: project });
  };

  test('a flake passes when all checks do, and leaves nothing behind', async () => {
    const before = await readdir(tmpdir());
    const result = await check('good', flake('{ one = runCommand "one" { } "touch $out"; }'));
    expect(result).toMatchObject({
      name: 'good',
      status: 'passed',
      system: hostSystem(),
      checks: ['one'],
      failed: [],
      evaluated: ['aarch64-darwin', 'aarch64-linux', 'x86_64-linux'],
    });
    expect(['upstream', 'offline']).toContain(result.inputs);
    const copies = (await readdir(tmpdir())).filter((name) => /^check-flake-\w{6}$/.test(name));
    expect(copies.filter((name) => !before.includes(name))).toEqual([]);
  });

  test('a failing check is named, and the log is there', async () => {
    const checks = `{
      one = runCommand "one" { } "touch $out";
      two = runCommand "two" { } "echo it broke; exit 1";
    }`;
    const result = await check('bad', flake(checks));
    expect(result).toMatchObject({ status: 'failed', failed: ['two'], reason: 'Failed: two.' });
    expect(result.log).toContain('it broke');
  });

  test('a flake that does not evaluate on another system fails', async () => {
    const checks = `{
      one = if stdenv.hostPlatform.isDarwin then throw "not for this one" else bash;
    }`;
    const result = await check('foreign', flake(checks));
    expect(result).toMatchObject({ status: 'failed', reason: 'The flake does not evaluate.' });
    expect(result.log).toContain('not for this one');
  });

  test('a flake without checks did not run', async () => {
    const result = await check('none', flake('{ }'));
    expect(result).toMatchObject({ status: 'not run', checks: [] });
    expect(result.reason).toContain('no checks for');
  });

  test('a folder that is not there did not run', async () => {
    const result = await checkFlake({ folder: join(folder, 'nowhere') });
    expect(result).toMatchObject({ status: 'not run' });
    expect(result.reason).toContain('nowhere');
  });
});

import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostSystem } from '../host/nix-setup.ts';
import { type FixtureFlake, openFixture } from '../test/fixture-flake.ts';

const system = hostSystem();

describe.runIf(process.platform === 'linux')('the offline flake-parts', () => {
  let fixture: FixtureFlake;
  const nix = (...args: string[]) => fixture.nix(...args);
  /** What Nix says about a flake that is made of one module. */
  const complaint = async (module: string): Promise<string> => {
    const [lib, mkFlake] = ['nixpkgs/lib', 'flake-parts/mk-flake.nix'].map((path) =>
      join(import.meta.dirname, path),
    );
    const flakes = '{ inputs.self = { }; }';
    const expression = `(import ${mkFlake} { lib = import ${lib}; }) ${flakes} (${module})`;
    return (await nix('eval', '--impure', '--json', '--expr', expression)).stderr;
  };

  beforeAll(async () => {
    fixture = await openFixture('fixture-parts', { rust: false });
  });
  afterAll(() => fixture.remove());

  test('the outputs of all modules are there, for each system', async () => {
    const { stdout, stderr } = await nix('eval', '--json', '.#summary');
    if (stdout === '') throw new Error(stderr);
    const { checks, apps, ...outputs } = JSON.parse(stdout);
    expect(Object.keys(outputs).sort()).toEqual([
      ...['devShells', 'formatter', 'greeting', 'legacyPackages', 'lib', 'nixosConfigurations'],
      ...['nixosModules', 'overlays', 'packages', 'templates'],
    ]);
    expect(Object.keys(checks)).toEqual(['aarch64-darwin', 'aarch64-linux', 'x86_64-linux']);
    expect(checks[system].tool).toBe(outputs.packages[system].tool);
    expect(apps[system].tool).toEqual({
      type: 'app',
      program: expect.stringMatching(/\/bin\/tool$/),
      meta: { description: 'Says its name' },
    });
  });

  test('Nix checks such a flake, and runs its app', async () => {
    expect(await nix('flake', 'check', '--all-systems', '--no-build')).toMatchObject({ code: 0 });
    expect((await nix('run', '.#tool')).stdout).toBe('tool\n');
  });

  test.each([
    ['a name that is no option', '{ sytems = [ ]; }', "option `sytems' does not exist"],
    [
      'a name that is no option of perSystem',
      '{ systems = [ "x" ]; perSystem = { devShell = 1; }; }',
      "option `perSystem.x.devShell' does not exist",
    ],
    [
      'two values for one name',
      '{ imports = [ { flake.a = 1; } ]; flake.a = 2; }',
      "option `flake.a' is defined more than once",
    ],
  ])('%s is an error', async (_, module, message) => {
    expect(await complaint(module)).toContain(message);
  });
});

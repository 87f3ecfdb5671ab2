import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostSystem } from '../host/nix-setup.ts';
import { type SshServer, startSshServer } from '../host/openssh.ts';
import { documentedCommand, documentedRestriction } from './page.ts';
import { isSkipped, openProject, type Project, whyNoSecondStore } from './second-store.ts';

const problem = await whyNoSecondStore();

describe.skipIf(isSkipped(problem))('a remote builder over ssh', () => {
  let project: Project;
  let server: SshServer;
  let here: string;
  let there: string;

  beforeAll(async () => {
    project = await openProject();
    const at = (name: string) => join(project.beside, name);
    [here, there] = [at('here'), at('there')];
    // What an installed Nix has on the PATH and in /etc/nix.
    for (const name of ['bin', 'etc', 'ssh']) await mkdir(at(name));
    const daemon = `#!/bin/sh\nexec '${project.nix}' daemon "$@"\n`;
    await writeFile(at('bin/nix-daemon'), daemon, { mode: 0o755 });
    await writeFile(at('etc/nix.conf'), `${project.nixConf}store = ${there}\n`);
    server = await startSshServer(at('ssh'), 'builder.example.org', documentedRestriction(), {
      PATH: `${at('bin')}:${process.env.PATH}`,
      NIX_CONF_DIR: at('etc'),
      XDG_CACHE_HOME: at('cache-there'),
    });
  });

  afterAll(async () => {
    await server?.stop();
    await project?.remove();
  });

  /** Runs a documented command on this side, whose store is a new one as well. */
  const run = (beginning: string, changes: Readonly<Record<string, string>> = {}) => {
    const command = documentedCommand(beginning, {
      'nix@builder': `${userInfo().username}@builder`,
      '/root/.ssh/nix-builder': server.key,
      ...changes,
    });
    return project.shell(command, here, {
      PATH: `${server.clients}:${project.path}`,
      NIX_SSHOPTS: `-F ${server.clientSettings}`,
    });
  };
  const build = 'nix build .#checks.x86_64-linux.lint --no-link --print-build-logs';
  const system = { 'x86_64-linux': hostSystem() };

  test('it answers', async () => {
    const { code, stdout, stderr } = await run('nix store info');
    expect(code, stderr).toBe(0);
    expect(`${stdout}${stderr}`).toContain('Trusted: 1');
  });

  test('the key opens no shell', async () => {
    const ssh = `ssh -F ${server.clientSettings} -i ${server.key} builder.example.org 'echo shell' < /dev/null`;
    const { stdout } = await project.shell(ssh, undefined, {
      PATH: `${server.clients}:${project.path}`,
    });
    expect(stdout).not.toContain('shell');
    expect(server.log()).toContain('Accepted publickey');
  });

  test('a check is built there, and its result is here', async () => {
    const { code, stdout, stderr } = await run(build, {
      ...system,
      '--no-link': '--no-link --json',
    });
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/^building '.*-lint\.drv' on 'ssh-ng:\/\/.*builder\.example\.org/m);
    expect(stderr).toContain('lint> All checks passed!');
    expect(server.log()).toContain('Accepted publickey');

    const [{ outputs }] = JSON.parse(stdout);
    // Nix notes of each path whether it was built by this very store.
    const wasBuilt = async (store: string) => {
      const info = await project.shell(`nix path-info --json ${outputs.out}`, store);
      expect(info.code, info.stderr).toBe(0);
      return JSON.parse(info.stdout)[outputs.out].ultimate;
    };
    expect(await wasBuilt(there)).toBe(true);
    expect(await wasBuilt(here)).toBe(false);
  });

  test('with a key that the builder does not know, nothing is built', async () => {
    const other = join(project.beside, 'other-key');
    await project.shell(`${join(server.clients, 'ssh-keygen')} -q -t ed25519 -N '' -f ${other}`);
    const { code, stderr } = await run(build, {
      ...system,
      [server.key]: other,
      // Another check, because the first is there by now.
      '.lint': '.format',
    });
    expect(code).not.toBe(0);
    expect(stderr).toContain('Permission denied');
  });
});

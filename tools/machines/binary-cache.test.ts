import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostSystem } from '../host/nix-setup.ts';
import { type Server, startServer } from '../host/server.ts';
import { documentedCommand, documentedScript } from './page.ts';
import { isSkipped, openProject, type Project, whyNoSecondStore } from './second-store.ts';

const build = 'nix build .#checks.x86_64-linux.lint --no-link';
const problem = await whyNoSecondStore();

describe.skipIf(isSkipped(problem))('a binary cache over HTTP', () => {
  let project: Project;
  let server: Server | undefined;
  let at: (name: string) => string;

  beforeAll(async () => {
    project = await openProject();
    at = (name) => join(project.beside, name);
  });

  afterAll(async () => {
    await server?.stop();
    await project?.remove();
  });

  /** Runs a documented command, which has to succeed; gives what it said. */
  async function run(beginning: string, places: Readonly<Record<string, string>>, store?: string) {
    const { code, stdout, stderr } = await project.shell(
      documentedCommand(beginning, places),
      store,
    );
    expect(code, stderr).toBe(0);
    return `${stdout}${stderr}`;
  }

  const check = `checks.${hostSystem()}.lint`;
  const keys = () => ({ '/etc/nix/cache': at('cache-key') });

  test('a key is made, and what is built goes into the cache, signed', async () => {
    await run('(umask 077 && nix key generate-secret', keys());
    await run('nix key convert-secret-to-public', keys());

    const script = documentedScript({
      '/srv/nix-cache': at('files'),
      '/etc/nix/cache': at('cache-key'),
    });
    await writeFile(at('upload'), script, { mode: 0o755 });
    const built = await run(
      `${build} --post-build-hook`,
      { 'checks.x86_64-linux.lint': check, '/etc/nix/upload-to-cache': at('upload') },
      at('builder'),
    );
    const names = [...built.matchAll(/^building '[^-]*-(.*)\.drv'/gm)].map(([, name]) => name);
    expect(names).toContain('lint');
    const kept = await project.shell(
      `sed --silent 's/^StorePath: [^-]*-//p' ${at('files')}/*.narinfo`,
    );
    expect(kept.stdout.trim().split('\n').sort()).toEqual(names.sort());

    await run("nix copy --to 'file:", {
      'checks.x86_64-linux.format': `checks.${hostSystem()}.format`,
      '/srv/nix-cache': at('files'),
      ...keys(),
    });
    server = await startServer((port) => [
      'bash',
      '-c',
      `exec ${documentedCommand('python3 -m http.server', {
        8080: `${port} --bind 127.0.0.1`,
        '/srv/nix-cache': at('files'),
      })}`,
    ]);
  });

  /** Builds a check in a store that is new, where nothing may be built; gives how it went. */
  const download = (name: string, publicKey: string, attribute = check) =>
    project.shell(
      documentedCommand(`${build} --max-jobs 0 --extra-substituters https`, {
        'checks.x86_64-linux.lint': attribute,
        'https://cache.example.org': `http://127.0.0.1:${server?.port}`,
        '/etc/nix/cache.public': publicKey,
      }),
      at(name),
    );

  test.each([
    'lint',
    'format',
  ])('another machine downloads %s, and builds nothing', async (name) => {
    const attribute = `checks.${hostSystem()}.${name}`;
    const { code, stderr } = await download(`new-${name}`, at('cache-key.public'), attribute);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(new RegExp(`^copying path '.*-${name}' from 'http://127`, 'm'));
    expect(stderr).not.toContain('building');
  });

  test('under another key of the same name nothing is taken', async () => {
    await project.shell(
      `nix key generate-secret --key-name cache.example.org-1 | nix key convert-secret-to-public > ${at('other.public')}`,
    );
    const { code, stderr } = await download('deceived', at('other.public'));
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/lint' from .* not signed by any of the keys/);
  });
});

/** A release from the changesets to the installed packages, in a copy of this repository. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../host/cache.ts';
import { run } from '../host/run.ts';
import { type NpmRegistry, npmRegistry } from './npm-registry.ts';
import { repositoryCopy, withoutRunners } from './repository-copy.ts';

let copy: string;
let folder: string;
let registry: NpmRegistry;
/** What npm is told by its settings: no cache and no registry of this machine. */
let environment: Record<string, string | undefined>;
/** The version that the changesets make. */
let version: string;

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@test', ...args], {
    cwd: copy,
    encoding: 'utf8',
    stdio: 'pipe',
  });
const read = (path: string) => readFileSync(join(copy, path), 'utf8');
const commit = () => {
  git('add', '--all');
  git('commit', '--quiet', '--message=all');
};

beforeAll(async () => {
  copy = await repositoryCopy();
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'release-test-')));
  const [major = ''] = JSON.parse(read('packages/nx-flake/package.json')).version.split('.');
  version = `${Number(major) + 1}.0.0`;
  writeFileSync(
    join(copy, '.changeset/of-the-test.md'),
    "---\n'create-nix-project': major\n---\n\nSomething for the test.\n",
  );
  commit();
  git('branch', '--move', 'main');
  registry = await npmRegistry();
  const settings = join(folder, 'npmrc');
  writeFileSync(
    settings,
    `registry=${registry.url}\n${registry.url.replace('http:', '')}:_authToken=of-the-test\n`,
  );
  environment = {
    npm_config_userconfig: settings,
    npm_config_cache: join(folder, 'cache'),
    npm_config_update_notifier: 'false',
    npm_config_fetch_retries: '0',
    npm_config_registry: undefined,
    ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
    INIT_CWD: undefined,
  };
});
afterAll(() => {
  registry.close();
  for (const path of [copy, folder]) rmSync(path, { recursive: true });
});

/** Runs a script of package.json; what it refuses is one line. */
async function script(name: string, ...args: string[]) {
  const { code, stdout, stderr } = await run('npm', ['run', '--silent', name, '--', ...args], {
    cwd: copy,
    env: environment,
  });
  return { code, stdout, stderr };
}
const rehearse = (...args: string[]) => script('release', '--registry', registry.url, ...args);
const refused = (sentence: RegExp) => ({
  code: 1,
  stdout: '',
  stderr: expect.stringMatching(sentence),
});

test('nothing is published while there are changesets', async () => {
  expect(await rehearse()).toEqual(
    refused(
      /^There are changesets that no version has \(.*\): `npm run release:version` comes.*\n$/,
    ),
  );
});

test('nor is a version made of what is not committed', async () => {
  writeFileSync(join(copy, 'left.txt'), '');
  expect(await script('release:version')).toEqual(
    refused(/^There are changes that are not committed \(left\.txt\): .*\n$/),
  );
  rmSync(join(copy, 'left.txt'));
});

test('of the changesets comes one version of both packages', async () => {
  expect(await script('release:version')).toEqual({
    code: 0,
    stdout: `Version ${version} is ready to be committed.\n`,
    stderr: '',
  });
  for (const name of ['create-nix-project', 'nx-flake']) {
    expect(JSON.parse(read(`packages/${name}/package.json`)).version).toBe(version);
    expect(read(`packages/${name}/CHANGELOG.md`)).toContain(`\n## ${version}\n`);
  }
  const { dependencies } = JSON.parse(read('packages/nx-flake/package.json'));
  expect(dependencies['create-nix-project']).toBe(version);
  expect(readdirSync(join(copy, '.changeset'))).toEqual(['config.json']);
  const notes = await run('npx', ['tsx', 'tools/release/release-notes.ts'], { cwd: copy });
  expect(notes.stdout).toContain(`## create-nix-project ${version}\n\n### Major Changes\n\n`);
  expect(notes.stdout).toContain('Something for the test.');
});

test('package-lock.json goes with it, and names no registry', async () => {
  const lock = JSON.parse(read('package-lock.json'));
  expect(lock.packages['packages/nx-flake'].version).toBe(version);
  const resolved = Object.values<{ resolved?: string }>(lock.packages).flatMap(
    (it) => it.resolved ?? [],
  );
  expect(resolved.filter((it) => !it.startsWith('packages/'))).toEqual([]);
  const { code, stderr } = await run('npm', ['ci', '--dry-run', '--ignore-scripts'], { cwd: copy });
  expect(code, stderr).toBe(0);
});

test('what the templates generate is kept for the tests of update', () => {
  const starters = readdirSync(join(copy, 'examples')).filter((name) => name.endsWith('-starter'));
  expect(starters).not.toEqual([]);
  for (const starter of starters) {
    const { template, templateVersion } = JSON.parse(read(`examples/${starter}/.nix-project.json`));
    const kept = JSON.parse(read(`templates/${template}/released/${templateVersion}.json`));
    expect(kept).toMatchObject({ template, templateVersion });
  }
});

test('and without another changeset there is no other version', async () => {
  commit();
  expect(await script('release:version')).toEqual(refused(/^There is no changeset, so .*\n$/));
});

describe('a version that is committed', () => {
  test('is published by the workflow', async () => {
    expect(await script('release')).toEqual(
      refused(
        /^Packages are published with provenance by \.github\/workflows\/release\.yml: .*\n$/,
      ),
    );
  });

  test('from the branch main', async () => {
    git('switch', '--quiet', '--create', 'other');
    expect(await rehearse()).toEqual(
      refused(/^Releases are made from the branch main, and other is checked out\.\n$/),
    );
    git('switch', '--quiet', 'main');
  });

  test('and from what is in git', async () => {
    writeFileSync(join(copy, 'README.md'), '');
    expect(await rehearse()).toEqual(
      refused(/^There are changes that are not committed \(README\.md\): .*\n$/),
    );
    git('restore', 'README.md');
  });

  test('when npm can be asked what is published', async () => {
    expect(await script('release', '--registry', 'http://localhost:1/')).toEqual(
      refused(/^Whether \S+ \S+ is published is not known: .*ECONNREFUSED.*\n$/),
    );
  });

  test('a dry run says what would be uploaded, and uploads nothing', async () => {
    const { code, stdout, stderr } = await rehearse('--dry-run');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain(`create-nix-project ${version} would be published:\n`);
    expect(stdout).toContain(`nx-flake ${version} would be published:\n`);
    expect(stdout).toMatch(/^ +\d+ {2}dist\/main\.cjs$/m);
    expect(registry.uploads).toEqual([]);
  });

  test('a release that failed halfway is completed', async () => {
    registry.refused.add('nx-flake');
    const failed = await rehearse();
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('refused for the') });
    const first = `create-nix-project-${version}.tgz`;
    expect(registry.uploads).toEqual([first]);
    registry.refused.clear();
    const { code, stdout, stderr } = await rehearse();
    expect(code, stderr).toBe(0);
    expect(stdout).not.toContain(`create-nix-project ${version}`);
    expect(registry.uploads).toEqual([first, `nx-flake-${version}.tgz`]);
  });

  test('nothing is published twice', async () => {
    expect(await rehearse()).toEqual(
      refused(new RegExp(`^Version ${version} is published already: .*\n$`)),
    );
  });
});

describe('from the registry', () => {
  test('npm create makes a project', async () => {
    const project = join(folder, 'project');
    mkdirSync(project);
    const options = { cwd: project, env: { ...environment, GIT_CEILING_DIRECTORIES: folder } };
    const create = ['create', '--silent', '--yes', 'nix-project@latest', '--'];
    const { code, stderr } = await run('npm', [...create, 'my-app', '--yes', '--no-lock'], options);
    expect(code, stderr).toBe(0);
    expect(readdirSync(join(project, 'my-app'))).toContain('flake.nix');
    const said = await run('npm', [...create, '--version'], options);
    expect(said.stdout.trim()).toBe(version);
  });

  test('nx-flake comes with create-nix-project, and Nx has its projects', async () => {
    const workspace = join(folder, 'workspace');
    mkdirSync(join(workspace, 'app'), { recursive: true });
    writeFileSync(join(workspace, 'package.json'), '{ "private": true }');
    writeFileSync(join(workspace, 'nx.json'), '{ "analytics": false, "plugins": ["nx-flake"] }');
    writeFileSync(join(workspace, 'app/flake.nix'), '{\n  outputs = _: { };\n}\n');
    // Nx itself is not in this registry.
    const install = ['install', '--save-dev', '--legacy-peer-deps', 'nx-flake'];
    const installed = await run('npm', install, { cwd: workspace, env: environment });
    expect(installed.code, installed.stderr).toBe(0);
    const modules = join(workspace, 'node_modules');
    symlinkSync(realpathSync(join(repository, 'node_modules/nx')), join(modules, 'nx'));
    const fromPlugin = createRequire(realpathSync(join(modules, 'nx-flake/package.json')));
    expect(fromPlugin.resolve('create-nix-project/engine')).toBe(
      join(modules, 'create-nix-project/dist/engine.cjs'),
    );
    expect(Object.keys(fromPlugin('create-nix-project/engine'))).not.toEqual([]);
    const { nx: program } = JSON.parse(readFileSync(join(modules, 'nx/package.json'), 'utf8')).bin;
    const shown = await run(process.execPath, [join(modules, 'nx', program), 'show', 'projects'], {
      cwd: workspace,
      env: { ...withoutRunners(), NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
    });
    expect(shown.stdout.trim(), shown.stderr).toBe('app');
  });
});

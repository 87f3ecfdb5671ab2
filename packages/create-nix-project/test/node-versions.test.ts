import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { npmPackage } from '../../../tools/host/npm-package.ts';
import { templates } from '../src/generated/templates.js';
import { cli, git, main, programs, testFolder } from './cli.ts';
import { commandInTerminal } from './terminal.ts';

/** The oldest Node that `engines` allows, and the lines that people have beside it. */
const versions = ['20.19.0', '22.23.5', '24.22.3', '26.12.1'];

/** Gets a Node from its npm package; returns the path of the program. */
async function nodeProgram(version: string): Promise<string> {
  return join(await npmPackage(`node-${process.platform}-${process.arch}`, version), 'bin/node');
}

/** What each command says and what is written, for a project of each template. */
function outcomes(node: string) {
  const path = programs();
  const run = (folder: string, ...args: string[]) => {
    const { code, stdout, stderr } = cli(folder, args, path, node);
    return { code, stdout: stdout.replaceAll(folder, '.'), stderr: stderr.replaceAll(folder, '.') };
  };
  return templates.map(({ id }) => {
    const folder = testFolder();
    const created = run(folder, 'app', '--template', id, '--yes');
    const app = join(folder, 'app');
    return {
      created,
      files: git(app, 'ls-files', '--stage'),
      updated: run(app, 'update', '--check'),
      diagnosed: run(app, 'doctor', '--json'),
      detected: run(app, 'detect', '--json'),
    };
  });
}

test('every command does the same on each Node that it is for', async () => {
  const expected = outcomes(process.execPath);
  for (const { created, files } of expected) {
    expect(created).toMatchObject({ code: 0, stderr: '' });
    expect(files).toContain('flake.nix');
  }
  for (const version of versions) {
    const node = await nodeProgram(version);
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toBe(`v${version}\n`);
    expect(outcomes(node), `on Node ${version}`).toEqual(expected);
  }
});

test('the conversation is the same on each Node', async () => {
  const env = { ...process.env, PATH: programs() };
  const dialogue = async (node: string) => {
    const cwd = testFolder();
    const { code, screens } = await commandInTerminal(20, [node, main, 'app'], { cwd, env });
    return { code, screens: screens.map((screen) => screen.replaceAll(cwd, '.')) };
  };
  const expected = await dialogue(process.execPath);
  expect(expected.code).toBe(0);
  for (const version of versions)
    expect(await dialogue(await nodeProgram(version)), `on Node ${version}`).toEqual(expected);
});

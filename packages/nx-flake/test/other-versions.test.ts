import { expect, onTestFinished, test } from 'vitest';
import { nxFolder, otherNxVersions } from './nx-versions.ts';
import { threeFlakes, Workspace } from './workspace.ts';

test.each(
  otherNxVersions,
)('Nx %s loads the graph, runs a check and replays it', async (version) => {
  const workspace = new Workspace(threeFlakes, await nxFolder(version));
  onTestFinished(() => workspace.remove());
  workspace.commit();
  expect(workspace.nx(['--version']).stdout).toContain(version);
  expect(workspace.edges()).toEqual(['web -> lib']);
  expect(Object.keys(workspace.project('web').targets)).toContain('flake-check');
  const run = () => {
    workspace.nx(['run-many', '-t', 'flake-check']);
    return workspace.nixRuns().length;
  };
  expect([run(), run()]).toEqual([3, 0]);
  workspace.write('lib/src/lib.py', 'x = 2\n');
  expect(run()).toBe(2);
  workspace.write('bad/flake.nix', '');
  const { stdout, stderr } = workspace.nx(['show', 'projects', '--json']);
  expect(JSON.parse(stdout).sort()).toEqual(['bad', 'lib', 'tool', 'web']);
  expect(stderr).toContain('bad/flake.nix has no outputs');
});

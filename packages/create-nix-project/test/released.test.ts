/** The versions of templates that were released, in `templates/VARIANT/released/`. */
import { describe, expect, test } from 'vitest';
import { lockNodes, templates } from '../src/generated/templates.js';
import { compareVersions, migrate } from '../src/update/migration.ts';
import { edited, edits } from './history/edits.ts';
import { expectLaws } from './history/laws.ts';
import { releasedTree, updateTree } from './history/project.ts';
import { changedSince, regenerated, releasedRecords, starterRecord } from './history/released.ts';
import { releases } from './history/releases.ts';

describe.each(templates)('the template $id', (template) => {
  const today = { template, lockNodes };
  const released = releasedRecords(template.id);

  test('gives what its version was released with; a change needs a new version', async () => {
    const newest = released.at(-1) ?? starterRecord(template.id);
    expect(await changedSince(newest, today)).toEqual([]);
    const { templateVersion } = JSON.parse(newest);
    expect(compareVersions(templateVersion, template.version)).toBeLessThanOrEqual(0);
  });

  // That of today is there so that this is run before the first release, too.
  test.each([
    ...released,
    starterRecord(template.id),
  ])('updates what it released: %#', async (text) => {
    const base = releasedTree(text);
    const { templateVersion, answers } = JSON.parse(text);
    const { renamed } = migrate(template, templateVersion, answers);
    const theirs = await regenerated(text, today);
    for (const some of [[], edits.filter(({ meetsTemplate }) => meetsTemplate !== true), edits]) {
      const ours = edited(base, some);
      const outcome = await updateTree(ours, today);
      expectLaws({ base, ours, theirs, renamed, outcome });
    }
  });

  test('made-up changes since the release are found', async () => {
    const [first, second, , , last] = releases(template, lockNodes);
    if (first === undefined || second === undefined || last === undefined) throw new Error();
    const record = starterRecord(template.id);
    const text = JSON.stringify({ ...JSON.parse(record), templateVersion: '1.0.0' });
    expect(await changedSince(text, first)).toEqual([]);
    const unreleased = { ...second, template: { ...second.template, version: '1.0.0' } };
    expect(await changedSince(text, unreleased)).toContain('nix/hints.md');
    expect(await changedSince(text, unreleased)).toContain('nix/shell.nix');
    expect(await changedSince(text, { ...first, lockNodes: last.lockNodes })).toEqual([]);
    expect(await changedSince(text, second)).toEqual([]);
  });
});

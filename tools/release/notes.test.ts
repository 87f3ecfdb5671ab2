import { expect, test } from 'vitest';
import { versionNotes } from './notes.ts';

const changelog = `# nx-flake

## 1.1.0

### Minor Changes

- 1234567: One more target.

  It is cached.

### Patch Changes

- Updated dependencies [1234567]
- Updated dependencies
  - create-nix-project@1.1.0

## 1.0.10

### Patch Changes

- Updated dependencies [89abcde]
  - create-nix-project@1.0.10

## 1.0.1

### Patch Changes

- 89abcde: An older fix.
`;

test.each([
  ['1.1.0', '### Minor Changes\n\n- 1234567: One more target.\n\n  It is cached.\n'],
  ['1.0.10', ''],
  ['1.0.1', '### Patch Changes\n\n- 89abcde: An older fix.\n'],
  ['1.0', ''],
  ['2.0.0', ''],
])('the notes of %s', (version, notes) => {
  expect(versionNotes(changelog, version)).toBe(notes);
});

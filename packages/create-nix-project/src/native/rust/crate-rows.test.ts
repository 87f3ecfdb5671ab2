import { expect, test } from 'vitest';
import { isNixAttribute } from '../../literals/nix.ts';
import { crateRows, toolCrates } from './crate-rows.ts';

test('there are enough crates, and no row twice', () => {
  const keys = crateRows.map(({ source: _, ...row }) => JSON.stringify(row));
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(crateRows.map(({ crate }) => crate)).size).toBeGreaterThanOrEqual(90);
});

test.each(crateRows)('$crate can be written into Nix, and has its source', (row) => {
  for (const attribute of [...(row.libraries ?? []), ...(row.programs ?? [])])
    expect(isNixAttribute(attribute)).toBe(true);
  expect(row.source).toMatch(/^\d+\.\d+\.\d+ \S+|nixpkgs defaultCrateOverrides|nix-init deps\.rs/);
});

test.each(Object.values(toolCrates))('the program %s can be written into Nix', (attribute) => {
  expect(isNixAttribute(attribute)).toBe(true);
});

import { expect, it } from 'vitest';
import {
  markerEnvironment,
  markerHolds,
} from '../../../packages/create-nix-project/src/python/markers.ts';
import { systems } from '../../../packages/create-nix-project/src/systems.ts';
import { generateMarkers } from '../../../tools/offline/python/generate-markers.ts';
import { lockMarkers } from '../../../tools/offline/python/lock-markers.ts';
import { askPackaging } from '../../../tools/offline/python/packaging.ts';

it('the markers of pyproject.toml mean what the packaging library says', async () => {
  const generator = generateMarkers(20_261_122);
  const generated = Array.from({ length: 3000 }, () => generator.next().value);
  // pyproject.toml has no extras in markers; and nobody asks for a pre-release of Python in one,
  // about which the library for versions has an opinion of its own.
  const markers = [...lockMarkers, ...generated].filter(
    (marker) => !/extra|\d(a|b|rc|\.dev|\.post)\d/.test(marker),
  );
  expect(markers.length).toBeGreaterThan(500);
  const environments = systems.map((system) => markerEnvironment(system, '3.12'));
  const expected = await askPackaging<boolean[][]>('markers.py', { environments, markers });
  const differences = environments.flatMap((environment, row) =>
    markers.filter(
      (marker, column) => markerHolds(marker, environment) !== expected[row]?.[column],
    ),
  );
  expect(differences).toEqual([]);
  expect(new Set(expected.flat())).toEqual(new Set([true, false]));
});

it.each([
  '',
  "os_name == 'nt' and",
  "(os_name == 'nt'",
  'os_name ; x',
  "colour == 'red'",
])('refuses what is no marker: %s', (marker) => {
  expect(() => markerHolds(marker, markerEnvironment('x86_64-linux', '3.12'))).toThrow(
    /marker|parenthesis/,
  );
});

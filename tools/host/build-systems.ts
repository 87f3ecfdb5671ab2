import { buildSystems } from './poetry-packages.ts';
import { type HostWheel, hostWheels } from './wheels.ts';

/**
 * Where the wheels of the packages are that build others.
 *
 * @throws when the index does not have them
 */
export function hostBuildSystems(): Promise<Record<string, HostWheel>> {
  const recipes = Object.entries(buildSystems).map(([name, { version, requires = [] }]) => [
    name,
    { version, requires },
  ]);
  return hostWheels(Object.fromEntries(recipes), '3.11');
}

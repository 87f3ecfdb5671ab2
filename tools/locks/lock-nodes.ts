import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nixString } from '../../packages/create-nix-project/src/literals/nix.ts';
import type { LockNodes } from '../../packages/create-nix-project/src/render/lock-nodes.ts';
import type { Nix } from '../host/nix.ts';
import { nixConfig } from '../host/nix-config.ts';
import { runOrThrow } from '../host/run.ts';

/**
 * The same inputs, locked by Nix to what they are now.
 *
 * @throws with what Nix said when an input cannot be fetched
 */
export async function relock(nodes: LockNodes, nix: Nix): Promise<LockNodes> {
  const folder = await mkdtemp(join(tmpdir(), 'lock-nodes-'));
  try {
    await writeFile(join(folder, 'flake.nix'), flakeWith(nodes));
    await runOrThrow(nix.program, ['flake', 'lock', `path:${folder}`], {
      env: nixConfig(nix.config),
    });
    const lock = JSON.parse(await readFile(join(folder, 'flake.lock'), 'utf8'));
    const { root: _, ...locked } = lock.nodes;
    return locked;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function flakeWith(nodes: LockNodes): string {
  const inputs = Object.entries(nodes).map(([name, { original, inputs: own = {} }]) => {
    const attributes = Object.entries(original).map(
      ([key, value]) => `${key} = ${nixString(value)};`,
    );
    const follows = Object.entries(own).map(
      ([input, path]) => `inputs.${input}.follows = ${nixString([path].flat().join('/'))};`,
    );
    return `    ${name} = { ${[...attributes, ...follows].join(' ')} };`;
  });
  return `{\n  inputs = {\n${inputs.join('\n')}\n  };\n  outputs = _: { };\n}\n`;
}

import { describe, expect, it } from 'vitest';
import { fixtureLockNodes } from '../../test/fixture-template.ts';
import { lockNodes, templates } from '../generated/templates.js';
import { renderFlakeLock } from './flake-lock.ts';

describe('renderFlakeLock', () => {
  it('has the inputs and what they need, sorted by name, as Nix writes it', () => {
    const text = renderFlakeLock(['overlay', 'nixpkgs'], fixtureLockNodes);
    const { nixpkgs, overlay, systems } = fixtureLockNodes;
    const lock = {
      nodes: {
        nixpkgs,
        overlay,
        root: { inputs: { nixpkgs: 'nixpkgs', overlay: 'overlay' } },
        systems,
      },
      root: 'root',
      version: 7,
    };
    expect(text).toBe(`${JSON.stringify(lock, null, 2)}\n`);
  });

  it('refuses an input without a node', () => {
    expect(() => renderFlakeLock(['nothing'], fixtureLockNodes)).toThrow('no node named nothing');
  });

  it.each(templates)('has every input of the template $id, locked', ({ inputs }) => {
    const names = inputs.map((input) => (typeof input === 'string' ? input : input.name));
    const { nodes } = JSON.parse(renderFlakeLock(names, lockNodes));
    for (const input of names)
      expect(nodes[input].locked).toMatchObject({
        rev: expect.stringMatching(/^[0-9a-f]{40}$/),
        narHash: expect.stringMatching(/^sha256-[A-Za-z0-9+/]{43}=$/),
      });
  });
});

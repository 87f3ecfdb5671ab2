import process from 'node:process';
import { afterEach, expect, it, vi } from 'vitest';
import { programs } from '../../test/cli.ts';
import { nixCure, nixStatus } from './nix-status.ts';

afterEach(() => vi.unstubAllEnvs());

const version = 'case "$1" in --version) echo "nix (Nix) 2.34.8"; exit ;; esac';
const disabled =
  "error: experimental Nix feature 'nix-command' is disabled; add '--extra-experimental-features nix-command' to enable it";
const refused = [
  'error:',
  '       … This command may have been run as non-root in a single-user Nix installation,',
  '       error: opening lock file "/nix/var/nix/db/big-lock": Permission denied',
].join('\n');

it.each([
  ['ready', 'printf 2.34.8'],
  ['flakes-off', `${version}; printf ""`],
  ['flakes-off', `${version}; echo "${disabled}" >&2; exit 1`],
  ['failing', `${version}; echo '${refused}' >&2; exit 1`],
  ['too-old', 'printf 2.8.1'],
  ['missing', 'exit 127'],
])('%s', async (state, script) => {
  vi.stubEnv('PATH', `${programs({ nix: script })}:${process.env.PATH}`);
  const status = await nixStatus();
  expect(status.state).toBe(state);
  if (status.state === 'failing')
    expect(nixCure(status)[0]).toContain('(opening lock file "/nix/var/nix/db/big-lock"');
});

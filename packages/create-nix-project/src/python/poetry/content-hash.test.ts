import { expect, it } from 'vitest';
import { testFolder } from '../../../test/cli.ts';
import { openFolder } from '../../read/folder.ts';
import { readToml } from '../../read/toml.ts';
import { contentHash } from './content-hash.ts';

/** Hashes that Poetry 1.8.5 wrote into poetry.lock. */
it.each([
  ['', '34e39677d8527182346093002688d17a5d2fc204b9eb3e094b2e6ac519028228'],
  [
    `numpy = { version = "^2", markers = "sys_platform == 'linux'", optional = true }
"ä" = "*"
[tool.poetry.extras]
x = ["numpy"]
[tool.poetry.group.dev.dependencies]
pytest = "^8"`,
    'ab3bdf988cd78ec3785ba6550a1d4cc52aeace7e70e49cc537f8d0fc8e6ada3f',
  ],
  [
    `[tool.poetry.dev-dependencies]
pytest = [{ version = "^8", python = ">=3.10" }, { version = "^7", python = "<3.10" }]
[[tool.poetry.source]]
name = "own"
url = "https://example.org/simple"
priority = "supplemental"`,
    '0927bf903e55bfc45404adc878d095893eb39341054d8614ce75e1aeee8bcbc9',
  ],
])('of what Poetry locks: %s', (dependencies, hash) => {
  const text = `[tool.poetry]\nname = "a"\n[tool.poetry.dependencies]\npython = "^3.12"\n${dependencies}\n`;
  const manifest = readToml(openFolder(testFolder({ 'pyproject.toml': text })), 'pyproject.toml');
  expect(manifest && contentHash(manifest)).toBe(hash);
});

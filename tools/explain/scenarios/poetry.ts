import { withoutPrograms } from '../hidden.ts';
import type { Scenario } from '../scenario.ts';

const version = 'poetry --version';
const manifest = (dependencies: string, python = '^3.11'): Record<string, string> => ({
  'pyproject.toml': `[tool.poetry]
name = "demo"
version = "1.0"
description = ""
authors = []
package-mode = false

[tool.poetry.dependencies]
python = "${python}"
${dependencies}
`,
});

/** What Poetry refuses, and poetry2nix with it. */
export const poetry: readonly Scenario[] = [
  {
    id: 'poetry-lock-outdated',
    version,
    files: manifest('six = "1.16.0"'),
    setup: "poetry lock -n; sed -i 's/1.16.0/1.17.0/' pyproject.toml",
    command: 'poetry install -n',
  },
  {
    id: 'poetry-lock-outdated--check',
    version,
    files: manifest('six = "1.16.0"'),
    setup: "poetry lock -n; sed -i 's/1.16.0/1.17.0/' pyproject.toml",
    command: 'poetry check --lock',
  },
  {
    id: 'poetry-no-solution',
    version,
    files: manifest('flask = "3.0.0"\nwerkzeug = "<2"'),
    command: 'poetry lock -n',
  },
  {
    id: 'poetry-python-range',
    version,
    files: {
      ...manifest('newer = { path = "newer" }', '>=3.11'),
      'newer/pyproject.toml': (manifest('', '>=3.13')['pyproject.toml'] ?? '').replace(
        'demo',
        'newer',
      ),
      'newer/newer.py': '',
    },
    command: 'poetry lock -n',
  },
  {
    id: 'poetry-python-not-allowed',
    version,
    files: manifest('', '^3.14'),
    command: 'poetry install -n',
  },
  {
    id: 'poetry-package-unknown',
    version,
    files: manifest('no-such-package-of-this-name = "*"'),
    command: 'poetry lock -n',
  },
  {
    id: 'poetry-no-candidate',
    version,
    files: manifest('pywin32 = "306"'),
    setup: 'poetry lock -n',
    command: 'poetry install -n',
  },
  {
    id: 'poetry-hash-mismatch',
    version,
    files: manifest('six = "1.16.0"'),
    setup: "poetry lock -n; sed -i 's/sha256:..../sha256:0000/' poetry.lock",
    command: 'poetry install -n',
  },
  {
    id: 'poetry-group-missing',
    version,
    files: manifest('six = "1.16.0"'),
    setup: 'poetry lock -n',
    command: 'poetry install -n --with docs',
  },
  {
    id: 'poetry-no-section',
    version,
    files: { 'pyproject.toml': '[project]\nname = "demo"\nversion = "1.0"\n' },
    command: 'poetry install -n',
  },
  {
    id: 'poetry-command-missing',
    version,
    files: manifest('six = "1.16.0"'),
    setup: 'poetry lock -n; poetry install -n',
    command: withoutPrograms(['pytest'], 'poetry run pytest'),
  },
  {
    id: 'poetry-lock-conflict',
    version,
    files: manifest('six = "1.16.0"'),
    setup: "poetry lock -n; printf '<<<<<<< HEAD\\n=======\\n>>>>>>> other\\n' >> poetry.lock",
    command: 'poetry install -n',
  },
];

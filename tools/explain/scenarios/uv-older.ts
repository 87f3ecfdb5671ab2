import type { Scenario } from '../scenario.ts';

const install =
  'uv venv -q --python 3.12 ../older && uv pip install -q --python ../older uv==0.5.31';
const uv = '../older/bin/uv';
const version = 'echo uv 0.5.31';
const manifest = (dependencies: string): Record<string, string> => ({
  'pyproject.toml': `[project]\nname = "demo"\nversion = "1.0"\nrequires-python = ">=3.9"\ndependencies = [${dependencies}]\n`,
});

/** What uv prints in frames, as it did before 0.10. */
export const uvOlder: readonly Scenario[] = [
  {
    id: 'uv-no-solution--0.5',
    version,
    files: manifest('"flask==3.0.0", "werkzeug<2"'),
    setup: install,
    command: `${uv} lock --python 3.12`,
    colour: true,
  },
  {
    id: 'uv-python-range--0.5',
    version,
    files: manifest('"numpy==2.3.4"'),
    setup: install,
    command: `${uv} lock --python 3.12`,
  },
  {
    id: 'uv-package-unknown--0.5',
    version,
    files: manifest('"no-such-package-of-this-name"'),
    setup: install,
    command: `${uv} lock --python 3.12`,
  },
  {
    id: 'uv-lock-outdated--0.5',
    version,
    files: manifest('"six"'),
    setup: `${install}; ${uv} lock -q --python 3.12; sed -i 's/"six"/"six", "idna"/' pyproject.toml`,
    command: `${uv} sync --python 3.12 --locked`,
  },
  {
    id: 'uv-no-wheel--0.5',
    version,
    setup: `${install}; uv venv -q --python 3.13 .venv`,
    command: `${uv} pip install --no-deps tensorflow-io-gcs-filesystem==0.37.1`,
  },
  {
    id: 'uv-build-failed--0.5',
    version,
    files: {
      'demo/setup.py': 'raise SystemExit("this package is broken")\n',
    },
    setup: `${install}; uv venv -q --python 3.12 .venv`,
    command: `${uv} pip install ./demo`,
  },
];

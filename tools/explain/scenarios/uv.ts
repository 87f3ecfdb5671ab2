import type { Scenario } from '../scenario.ts';

const version = 'uv --version';
const manifest = (dependencies: string, more = ''): Record<string, string> => ({
  'pyproject.toml': `[project]
name = "demo"
version = "1.0"
requires-python = ">=3.11"
dependencies = [${dependencies}]
${more}`,
});

/** What uv refuses. */
export const uv: readonly Scenario[] = [
  {
    id: 'uv-no-solution',
    version,
    files: manifest('"requests==2.32.3", "urllib3>=3"'),
    command: 'uv lock --python 3.12',
  },
  {
    id: 'uv-no-solution--colour',
    version,
    files: manifest('"flask==3.0.0", "werkzeug<2"'),
    command: 'uv lock --python 3.12',
    colour: true,
  },
  {
    id: 'uv-python-range',
    version,
    files: manifest('"numpy==2.3.4"'),
    setup: "sed -i 's/>=3.11/>=3.9/' pyproject.toml",
    command: 'uv lock --python 3.12',
  },
  {
    id: 'uv-package-unknown',
    version,
    files: manifest('"no-such-package-of-this-name"'),
    command: 'uv lock --python 3.12',
  },
  {
    id: 'uv-no-wheel',
    version,
    files: manifest('"torch==2.4.0"'),
    setup: "sed -i 's/3.11/3.12/' pyproject.toml; uv lock --python 3.12",
    command: 'uv sync --python 3.13 --frozen --no-install-project --dry-run',
  },
  {
    id: 'uv-no-wheel--pip',
    version,
    setup: 'uv venv -q --python 3.13 .venv',
    command: 'uv pip install --no-deps tensorflow-io-gcs-filesystem==0.37.1',
  },
  {
    id: 'uv-only-binary',
    version,
    setup: 'uv venv -q --python 3.12 .venv',
    command: 'uv pip install --only-binary :all: docopt==0.6.2',
  },
  {
    id: 'uv-lock-outdated',
    version,
    files: manifest('"six"'),
    setup: 'uv lock -q --python 3.12; sed -i \'s/"six"/"six", "idna"/\' pyproject.toml',
    command: 'uv sync --python 3.12 --locked',
  },
  {
    id: 'uv-lock-missing',
    version,
    files: manifest('"six"'),
    command: 'uv sync --python 3.12 --frozen',
  },
  {
    id: 'uv-lock-conflict',
    version,
    files: manifest('"six"'),
    setup:
      "uv lock -q --python 3.12; printf '<<<<<<< HEAD\\nversion = 1\\n=======\\n>>>>>>> other\\n' >> uv.lock",
    command: 'uv sync --python 3.12',
  },
  {
    id: 'uv-python-missing',
    version,
    files: manifest(''),
    command: 'PATH=$PROGRAMS:/usr/bin:/bin uv sync --no-managed-python --python 3.9',
  },
  {
    id: 'uv-python-missing--name',
    version,
    files: manifest(''),
    command: 'uv venv --no-managed-python --python python-of-mine',
  },
  {
    id: 'uv-python-incompatible',
    version,
    files: manifest(''),
    setup: "sed -i 's/>=3.11/>=3.13/' pyproject.toml",
    command: 'uv sync --python 3.11',
  },
  {
    id: 'uv-offline',
    version,
    files: manifest('"requests"'),
    command: 'UV_OFFLINE=1 UV_NO_CACHE=1 uv lock --python 3.12',
  },
  {
    id: 'uv-hash-mismatch',
    version,
    files: {
      'requirements.txt': `six==1.16.0 --hash=sha256:${'0'.repeat(64)}\n`,
    },
    setup: 'uv venv -q --python 3.12 .venv',
    command: 'uv pip install --no-cache --require-hashes -r requirements.txt',
  },
  {
    id: 'python-externally-managed',
    version,
    command: 'PATH=/usr/bin:/bin pip install six',
  },
  {
    id: 'python-externally-managed--uv',
    version,
    command: 'uv pip install --python /usr/bin/python3 six',
  },
  {
    id: 'uv-no-environment',
    version,
    command: 'env -u VIRTUAL_ENV uv pip install six',
  },
  {
    id: 'uv-manifest-invalid',
    version,
    files: { 'pyproject.toml': '[project\nname = "demo"\n' },
    command: 'uv sync --python 3.12',
  },
  {
    id: 'uv-no-manifest',
    version,
    command: 'uv sync --python 3.12',
  },
  {
    id: 'python-flat-layout',
    version,
    files: {
      ...manifest(
        '',
        '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
      ),
      'data/a.py': '',
      'notebooks/b.py': '',
      'demo/__init__.py': '',
    },
    command: 'uv build --wheel --python 3.12',
  },
  ...(['hatch-vcs', 'uv-dynamic-versioning'] as const).map((tool) => ({
    id: `python-version-from-git${tool === 'hatch-vcs' ? '' : `--${tool}`}`,
    version,
    files: {
      'pyproject.toml': `[project]
name = "demo"
dynamic = ["version"]
[build-system]
requires = ["hatchling", "${tool}"]
build-backend = "hatchling.build"
[tool.hatch.version]
source = "${tool === 'hatch-vcs' ? 'vcs' : tool}"
`,
      'demo/__init__.py': '',
    },
    command: 'uv build --wheel --python 3.12',
  })),
  {
    id: 'python-hatch-nothing',
    version,
    files: {
      ...manifest(
        '',
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      ),
      'other.py': '',
    },
    command: 'uv sync --python 3.12',
  },
  {
    id: 'uv-build-failed',
    version,
    files: {
      'demo/pyproject.toml':
        '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
      'demo/setup.py': 'raise SystemExit("this package is broken")\n',
    },
    setup: 'uv venv -q --python 3.12 .venv',
    command: 'uv pip install ./demo',
  },
  {
    id: 'uv-stale-environment',
    version,
    files: manifest(''),
    setup:
      'uv venv -q --python 3.12 .venv; ln -sfn /nix/store/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-python3-3.12.11/bin/python3.12 .venv/bin/python',
    command: 'uv pip list --python .venv',
  },
  {
    id: 'uv-group-missing',
    version,
    files: manifest('', '[dependency-groups]\ntest = ["six"]\n'),
    command: 'uv sync --python 3.12 --group tests',
  },
  {
    id: 'uv-group-missing--extra',
    version,
    files: manifest('', '[project.optional-dependencies]\nfast = ["six"]\n'),
    command: 'uv sync --python 3.12 --extra faster',
  },
  {
    id: 'tls-unknown-issuer',
    version,
    setup: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=Example -addext subjectAltName=DNS:localhost -addext basicConstraints=CA:FALSE
(timeout 40 openssl s_server -accept 8766 -cert cert.pem -key key.pem -www > /dev/null 2>&1 &) ; sleep 1; uv venv -q --python 3.12 .venv`,
    command:
      'UV_HTTP_RETRIES=0 uv pip install --no-cache --index-url https://localhost:8766/simple six',
  },
  {
    id: 'tls-unknown-issuer--python',
    version: 'python3.12 --version',
    setup: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=Example -addext subjectAltName=DNS:localhost 2> /dev/null
(timeout 20 openssl s_server -accept 8768 -cert cert.pem -key key.pem -www > /dev/null 2>&1 &) ; sleep 1`,
    command:
      'python3.12 -c "import urllib.request; urllib.request.urlopen(\'https://localhost:8768/\')"',
  },
  {
    id: 'tls-unknown-issuer--curl',
    version: 'curl --version',
    setup: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=Example -addext subjectAltName=DNS:localhost 2> /dev/null
(timeout 20 openssl s_server -accept 8769 -cert cert.pem -key key.pem -www > /dev/null 2>&1 &) ; sleep 1`,
    command: 'curl --silent --show-error https://localhost:8769/',
  },
  {
    id: 'tls-unknown-issuer--no-certificates',
    version: 'nix --version',
    setup: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=Example -addext subjectAltName=DNS:localhost 2> /dev/null
(timeout 40 openssl s_server -accept 8770 -cert cert.pem -key key.pem -www > /dev/null 2>&1 &) ; sleep 1; echo none > certificates`,
    command:
      'NIX_SSL_CERT_FILE=$PWD/certificates $NIX store prefetch-file --option download-attempts 1 https://localhost:8770/a',
  },
  {
    id: 'tls-unknown-issuer--git',
    version: 'git --version',
    setup: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=Example -addext subjectAltName=DNS:localhost -addext basicConstraints=CA:FALSE
(timeout 20 openssl s_server -accept 8767 -cert cert.pem -key key.pem -www > /dev/null 2>&1 &) ; sleep 1`,
    command: 'git clone https://localhost:8767/demo.git',
  },
];

/** Projects of each template as a version with records of form 1 found them: the files of their owners. */
const poetryLock = `[[package]]
name = "numpy"
version = "2.0.0"
description = ""
optional = false
python-versions = ">=3.9"
groups = ["main"]
files = [
    {file = "numpy-2.0.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", hash = "sha256:aa"},
    {file = "numpy-2.0.0.tar.gz", hash = "sha256:bb"},
]

[metadata]
lock-version = "2.1"
python-versions = "^3.12"
`;

const locked = (name: string, more = '') => `[[package]]
name = "${name}"
version = "0.9.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
${more}
`;

export const form1Projects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  uv: {
    'pyproject.toml': `[project]
name = "scanner"
version = "1"
requires-python = ">=3.12"
dependencies = ["glfw"]
`,
    'uv.lock': `version = 1
requires-python = ">=3.12"

[[package]]
name = "glfw"
version = "1"
source = { registry = "https://pypi.org/simple" }
wheels = [
    { url = "https://a.b/glfw-1-py3-none-any.whl", hash = "sha256:aa" },
]

[[package]]
name = "scanner"
version = "1"
source = { virtual = "." }
dependencies = [{ name = "glfw" }]
`,
  },
  'rust-crane': {
    'Cargo.toml': `[package]
name = "player"
version = "0.1.0"
edition = "2021"

[[bin]]
name = "play"
path = "src/main.rs"
required-features = ["sound"]

[features]
sound = []

[dependencies]
alsa-sys = "0.9"
openssl-sys = "0.9"
`,
    'src/main.rs': 'fn main() {}\n',
    'Cargo.lock': `version = 4

${locked('alsa-sys', 'dependencies = [\n "pkg-config",\n]')}
${locked('openssl-sys', 'dependencies = [\n "pkg-config",\n]')}
${locked('pkg-config')}
[[package]]
name = "player"
version = "0.1.0"
dependencies = [
 "alsa-sys",
 "openssl-sys",
]
`,
  },
  poetry2nix: {
    'pyproject.toml': `[tool.poetry]
name = "counter"
version = "0.1.0"
description = ""
authors = []

[tool.poetry.dependencies]
python = "^3.12"
numpy = "^2.0"

[build-system]
requires = ["poetry-core"]
build-backend = "poetry.core.masonry.api"
`,
    'poetry.lock': poetryLock,
    'counter/__init__.py': '',
  },
  'cuda-pytorch': { 'requirements.txt': 'torch\npyusb==1.3.1\n' },
};

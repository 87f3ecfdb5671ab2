/** Files that no example has, to begin with. */
export const uvLock = `version = 1
revision = 3
requires-python = ">=3.12"
resolution-markers = ["python_full_version >= '3.13'", "python_full_version < '3.13'"]

[[package]]
name = "fuzz"
version = "0.1.0"
source = { editable = "." }
dependencies = [{ name = "numpy", marker = "sys_platform == 'linux'" }]

[package.metadata]
requires-dist = [{ name = "numpy", specifier = ">=2" }]

[[package]]
name = "numpy"
version = "2.4.1"
source = { registry = "https://example.org/simple" }
sdist = { url = "https://example.org/numpy-2.4.1.tar.gz", hash = "sha256:00", size = 20727554 }
wheels = [
    { url = "https://example.org/numpy-2.4.1-cp312-cp312-linux_x86_64.whl", hash = "sha256:00", size = 1 },
    { url = "https://example.org/numpy-2.4.1-cp312-cp312-manylinux_2_28_x86_64.whl" },
]
`;

export const setupCfg = `[metadata]
name = fuzz
version = attr: fuzz.__version__

[options]
package_dir =
    = src
python_requires = >=3.10
install_requires =
    numpy>=2 # fast
    requests[socks]; python_version < "3.13"

[options.packages.find]
where = src

[options.extras_require]
test = pytest; hypothesis

[options.entry_points]
console_scripts =
    fuzz = fuzz.cli:main

[tox:tox]
envlist = py{310,311}-{a,b}, py312, lint

[tool:pytest]
addopts = -q
`;

export const setupScript = `from setuptools import setup, find_packages, Extension

NAME = "fuzz"
setup(
    name=NAME,
    ext_modules=[Extension(name="fuzz._core", sources=["a.c"])],
    python_requires=">=3.10",
    install_requires=["numpy>=2", 'requests'],
    package_dir={"": "src"},
    packages=find_packages(where="src"),
    entry_points={"console_scripts": ["fuzz = fuzz.cli:main"]},
)
`;

export const toxIni = `[tox]
envlist = py3{9,10},{py311,py312}-django{4,5}

[testenv]
commands = pytest
`;

export const dockerfile = `# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS build
RUN apt-get update && apt-get install -y --no-install-recommends \\
    libpq-dev=15.* \\
    # a comment
    "ffmpeg" \${MORE} $(cat list) && rm -rf /var/lib/apt/lists/*
FROM build
FROM python:3.12-slim
`;

export const workflow = `on: push
jobs:
  test:
    strategy:
      matrix:
        python-version: ["3.10", '3.11', 3.12]
        include:
          - { os: linux, python: "3.13" }
        py:
          - 3.9
          - pypy3.10
    steps:
      - run: sudo apt-get install -t stable libxml2-dev:arm64
`;

export const packageManifest = `{
  "name": "fuzz",
  "packageManager": "pnpm@9.1.0",
  "scripts": { "build": "vite build", "test": "vitest" },
  "workspaces": ["packages/*", "!packages/old"]
}
`;

export const gitignore = `# built
/dist/
*.py[cod]
**/build/**
!keep/
a\\ b
docs/[!a-c]*/x?.txt
`;

export const gitConfig = `[core]
	bare = false
[remote "origin"]
	url = git@github.com:somebody/fuzz.git
	fetch = +refs/heads/*:refs/remotes/origin/*
[submodule "x"]
	url = https://example.org/x.git
`;

export const pipfile = `[packages]
requests = "*"
numpy = {version = ">=2", markers = "sys_platform == 'linux'"}

[dev-packages]
pytest = "*"

[requires]
python_version = "3.12"
`;

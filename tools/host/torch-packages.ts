import { arch } from 'node:process';
import type { PackageRecipe } from './packages.ts';

/** Packages that only flakes with torch need. */
export const torchPackages: Readonly<Record<string, PackageRecipe>> = {
  bun: {
    programs: ['bun'],
    install: {
      from: 'npm',
      name: 'bun',
      version: '1.4.5',
      package: `@oven/bun-linux-${arch === 'arm64' ? 'aarch64' : 'x64'}`,
    },
  },
};

const words = (text: string): string[] => text.split(' ');

/** The Python that the distribution's torch is compiled for. */
export const torchPython = '3.13';

/** The distribution's Python packages, with what is in each and what it needs. */
export const torchModules: Readonly<
  Record<string, { readonly modules: readonly string[]; readonly requires: readonly string[] }>
> = {
  torch: {
    modules: ['torch', 'torchgen', 'functorch'],
    requires: words('filelock fsspec jinja2 networkx setuptools sympy typing-extensions'),
  },
  torchvision: { modules: ['torchvision'], requires: ['numpy', 'pillow', 'torch'] },
  torchaudio: { modules: ['torchaudio', 'torio'], requires: ['torch'] },
};

/**
 * Other Python packages for flakes with torch, and all that they need beside those that build others: in
 * the versions that were the newest when nixos-26.05 came out, as far as the distribution's torch works
 * with them.
 */
export const torchWheels: Readonly<Record<string, string>> = {
  'annotated-doc': '0.0.4',
  'annotated-types': '0.7.0',
  anyio: '4.13.0',
  certifi: '2026.4.22',
  'charset-normalizer': '3.4.7',
  click: '8.3.3',
  contourpy: '1.3.3',
  coverage: '7.14.0',
  cycler: '0.12.1',
  einops: '0.8.2',
  fastapi: '0.136.1',
  filelock: '3.29.0',
  fonttools: '4.63.0',
  fsspec: '2026.4.0',
  gitdb: '4.0.12',
  gitpython: '3.1.50',
  h11: '0.16.0',
  'hf-xet': '1.5.0',
  httpcore: '1.0.9',
  httpx: '0.28.1',
  'huggingface-hub': '1.15.0',
  hypothesis: '6.152.7',
  idna: '3.15',
  kiwisolver: '1.5.0',
  'markdown-it-py': '4.2.0',
  matplotlib: '3.10.9',
  mdurl: '0.1.2',
  mpmath: '1.3.0',
  networkx: '3.6.1',
  'opencv-python-headless': '4.13.0.92',
  pandas: '3.0.3',
  pillow: '12.2.0',
  'pip-requirements-parser': '32.0.1',
  pydantic: '2.13.4',
  'pydantic-core': '2.46.4',
  pyparsing: '3.3.2',
  'pytest-cov': '7.1.0',
  'python-dateutil': '2.9.0.post0',
  pyyaml: '6.0.3',
  regex: '2026.5.9',
  requests: '2.34.2',
  rich: '15.0.0',
  safetensors: '0.7.0',
  scipy: '1.17.1',
  shellingham: '1.5.4',
  six: '1.17.0',
  smmap: '5.0.3',
  sortedcontainers: '2.4.0',
  sounddevice: '0.5.5',
  soundfile: '0.13.1',
  starlette: '1.0.0',
  sympy: '1.13.1',
  tokenizers: '0.22.2',
  tqdm: '4.67.3',
  transformers: '5.8.1',
  typer: '0.25.1',
  'typing-inspection': '0.4.2',
  urllib3: '2.7.0',
  uvicorn: '0.47.0',
};

/**
 * What the template can build from source: the packages that have a file in nix/overrides/, and why
 * they are wheels where nobody asks for more.
 */
interface Recipe {
  /** The file of the template that builds it; one of its own without. */
  readonly builder?: 'maturin' | 'setuptools';
  /** What is to be known about the source. */
  readonly note: string;
  /** Only built when it is asked for. */
  readonly onRequest?: true;
}

const inPython = { builder: 'setuptools', note: 'pure Python', onRequest: true } as const;
const inRust = { builder: 'maturin', note: 'in Rust; its source has a Cargo.lock' } as const;

export const recipes: Readonly<Record<string, Recipe>> = {
  'google-api-core': inPython,
  'google-auth': inPython,
  'googleapis-common-protos': inPython,
  jiter: inRust,
  'proto-plus': inPython,
  regex: { builder: 'setuptools', note: 'in C; needs no library' },
  'rpds-py': inRust,
  shapely: { note: 'in C, with the library GEOS', onRequest: true },
  tiktoken: { note: 'in Rust; its Cargo.lock is in nix/overrides/', onRequest: true },
  watchfiles: inRust,
};

/** Why well-known packages stay wheels on Linux. */
export const wheelReasons: Readonly<Record<string, string>> = {
  grpcio: 'half an hour of C++, with its own libraries',
  'hf-xet': 'in Rust; a workspace with its own network stack',
  numpy: 'its build has to match scipy and a BLAS',
  'pydantic-core': 'poetry2nix always uses the wheel',
  scipy: 'half an hour of Fortran and C++',
  shapely: 'its wheel brings the GEOS it was tested with',
  tiktoken: 'in Rust; its source has no Cargo.lock',
  torch: 'hours of C++',
};

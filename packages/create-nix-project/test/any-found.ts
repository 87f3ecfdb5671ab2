import fc from 'fast-check';
import { isNixAttribute } from '../src/literals/nix.ts';
import { systems } from '../src/systems.ts';
import type { Found } from '../src/values/found.ts';

const name = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,30}$/);
// Attributes and variables are from our own tables.
const attribute = fc
  .stringMatching(/^[a-z][A-Za-z0-9_-]{0,9}(\.[a-z][A-Za-z0-9]{0,5}){0,2}$/)
  .filter(isNixAttribute);
const evidence = fc.constant([{ file: 'Cargo.lock', line: 3 }]);
const neededBy = fc.array(name, { maxLength: 9 });

const list = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 4 });
const packages = list(fc.record({ attribute, linux: fc.boolean(), neededBy, evidence }));
const named = list(fc.record({ name, evidence }));
const withoutLock = fc.constantFrom([], [{ file: 'Cargo.toml' }]);

/** What detection may have read of a project: names are such as lock files may have. */
export const anyFound: fc.Arbitrary<Found> = fc.record({
  python: fc.record({
    libraries: packages,
    driverLibraries: list(
      fc.record({
        soname: fc.constantFrom('libcuda.so.1', 'libGLX_nvidia.so.0'),
        neededBy,
        evidence,
      }),
    ),
    unreadPackages: named,
    nativePackages: list(fc.record({ name, withoutWheel: fc.subarray([...systems]), evidence })),
    sourceBuilds: list(
      fc.record({
        // From our own table, beside names that a record may be edited to have.
        name: fc.oneof(fc.constantFrom('psycopg2', 'pygobject'), name),
        pythons: fc.subarray(['3.12', '3.13', '3.14']),
        evidence,
      }),
    ),
    ownVersions: list(
      fc.record({
        name,
        version: fc.constantFrom('1.4.0', '0.0.0', '2.0rc1'),
        by: fc.constantFrom('hatch-vcs', 'versioningit'),
        evidence,
      }),
    ),
    withoutLock,
  }),
  rust: fc.record({
    libraries: packages,
    programs: packages,
    variables: fc.uniqueArray(
      fc.record({
        name: fc.stringMatching(/^[A-Z][A-Z0-9_]{0,12}$/),
        value: fc.constantFrom('1', '${pkgs.openssl.dev}/include', 'a "b" \\ c'),
        neededBy,
        evidence,
      }),
      { maxLength: 4, selector: (variable) => variable.name },
    ),
    unknownCrates: named,
    binaries: list(
      fc.record({
        crate: name,
        program: name,
        features: fc.array(name, { maxLength: 3 }),
        evidence,
      }),
    ),
    clippyOptions: fc.subarray(['--all-targets', '--deny warnings']),
    readsReadme: fc.constantFrom([], [{ file: 'src/lib.rs', line: 1 }]),
    withoutLock,
  }),
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findNix } from '../host/nix.ts';
import { hostSystem, type NixSetup, offlineSetup } from '../host/nix-setup.ts';
import { run } from '../host/run.ts';

// What the real nixpkgs and poetry2nix refuse, with what they say about it. Each was tried there.
describe.runIf(process.platform === 'linux')(
  'as upstream, refused is',
  { timeout: 300_000 },
  () => {
    let setup: NixSetup;
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'strictness-'));
      setup = await offlineSetup(await findNix(), { rust: false, poetry: { lock: null } });
    }, 300_000);
    afterAll(() => rm(folder, { recursive: true, force: true }));

    /** The value of an expression about `pkgs` and `poetry2nix`, or the error. */
    async function evaluate(expression: string): Promise<string> {
      const { nixpkgs, poetry2nix } = setup.offlineInputs;
      const given = `let
      pkgs = import ${nixpkgs} { system = "${hostSystem()}"; };
      inherit (pkgs) lib stdenv python312;
      poetry2nix = import ${poetry2nix} { inherit pkgs; };
    in ${expression}`;
      const args = ['eval', '--impure', '--json', '--expr', given];
      const { code, stdout, stderr } = await run(setup.nix.program, args, {
        cwd: folder,
        env: setup.environment,
      });
      return code === 0 ? stdout.trim() : stderr;
    }

    const derivation = (attributes: string, of = '.drvPath') =>
      evaluate(`(stdenv.mkDerivation { name = "a"; ${attributes} })${of}`);

    describe('by mkDerivation', () => {
      test('nothing, of a package that is fine', async () => {
        const fine = 'env.A = 1; outputs = [ "out" "doc" ]; meta.license = lib.licenses.mit;';
        expect(await derivation(fine)).toMatch(/^"\/nix\/store\/.*-a\.drv"$/);
        expect(await derivation(fine, '.doc.outPath')).toMatch(/-a-doc"$/);
      });

      test.each([
        [
          'a name in `env` and outside',
          'A = 1; env.A = 1;',
          'attributes are overlapping:\\s.*\\bA\\b',
        ],
        ['an argument of Nix in `env`', 'env.outputs = "out";', 'overlapping:\\s.*outputs'],
        ['a list in `env`', 'env.A = [ 1 ];', 'The `A` attribute is of type list'],
        ['a set in `env`', 'env.A = { };', 'The `A` attribute is of type set'],
        ['outputs that are no list', 'outputs = "out";', 'expected a list but found a string'],
        [
          'an input that is no package',
          'buildInputs = [ null [ 1 ] ];',
          'Dependency is not of a valid type: element 1 of element 2 of buildInputs for a',
        ],
        ['a package that is broken', 'meta.broken = true;', 'is marked as broken, refusing'],
        [
          'an unfree package',
          'meta.license = lib.licenses.unfree;',
          'has an unfree license \\(‘unfree’\\)',
        ],
        [
          'a package for other systems',
          'meta.platforms = [ "riscv64-linux" ];',
          'is not available on the requested hostPlatform',
        ],
        [
          'a package for all systems but this',
          `meta.badPlatforms = [ "${hostSystem()}" ];`,
          'is not available on the requested hostPlatform',
        ],
        ['an insecure one', 'meta.knownVulnerabilities = [ "CVE" ];', 'is marked as insecure'],
        ['a hash that can be forged', 'outputHash = "md5-0";', 'Rejected insecure md5 hash'],
      ])('%s', async (_, attributes, message) => {
        expect(await derivation(attributes)).toMatch(new RegExp(message, 's'));
        // What does not look at the build does not fail.
        if (attributes.startsWith('meta'))
          expect(await derivation(attributes, '.name')).toBe('"a"');
      });

      test('a version that is null', async () => {
        const nameless = 'stdenv.mkDerivation { pname = "a"; version = null; }';
        expect(await evaluate(`(${nameless}).drvPath`)).toContain('attribute cannot be null');
      });

      test('an unfree package is allowed by its licence', async () => {
        const nixpkgs = setup.offlineInputs.nixpkgs;
        const config = 'allowUnfreePredicate = it: (it.meta.license.shortName or "") == "unfree";';
        const allowing = `(import ${nixpkgs} { system = "${hostSystem()}"; config = { ${config} }; })`;
        const unfree = '{ name = "a"; meta.license = lib.licenses.unfree; }';
        expect(await evaluate(`(${allowing}.stdenv.mkDerivation ${unfree}).drvPath`)).toContain(
          '-a.drv',
        );
      });
    });

    const python = (attributes: string, of = '') =>
      evaluate(
        `(python312.pkgs.buildPythonPackage { pname = "a"; version = "1"; ${attributes} })${of}`,
      );

    describe('by buildPythonPackage', () => {
      test.each([
        ['wheel', '["out","dist"]'],
        ['setuptools', '["out","dist"]'],
        ['other', '["out"]'],
        ['poetry2nix', '["out"]'],
      ])('nothing, and the outputs follow from the format: %s', async (format, outputs) => {
        expect(await python(`format = "${format}";`, '.outputs')).toBe(outputs);
      });

      test('a package is not known before its format', async () => {
        expect(await python('format = throw "asked for its format";', ' == null')).toContain(
          'asked for its format',
        );
      });

      test.each([
        ['no format', '', 'does not configure a `format`'],
        ['two formats', 'pyproject = true; format = "wheel";', '(format == null))'],
        [
          'a package for another Python',
          'format = "other"; propagatedBuildInputs = [ pkgs.python313.pkgs.packaging ];',
          "Python version mismatch in 'python3.12-a-1'",
        ],
      ])('%s', async (_, attributes, message) => {
        expect(await python(attributes, '.drvPath')).toContain(message);
      });

      test('`override`, after overridePythonAttrs', async () => {
        const changed = '(python312.pkgs.packaging.overridePythonAttrs { doCheck = false; })';
        expect(await evaluate(`${changed} ? overridePythonAttrs`)).toBe('true');
        expect(await evaluate(`(${changed}.override { }).name`)).toContain("attribute 'override'");
      });
    });

    /** An attribute of the package `a`, for which poetry.lock has these files. */
    async function poetryPackage(files: readonly string[], of: string, more = ''): Promise<string> {
      const entries = files.map((file) => `{file = "${file}", hash = "sha256:${'0'.repeat(64)}"},`);
      await writeFile(
        join(folder, 'poetry.lock'),
        `[[package]]\nname = "a"\nversion = "1.0"\noptional = false\npython-versions = "*"\nfiles = [\n${entries.join('\n')}\n]\n\n[metadata]\nlock-version = "2.0"\n`,
      );
      await writeFile(
        join(folder, 'pyproject.toml'),
        '[tool.poetry]\nname = "project"\nversion = "1"\ndescription = ""\n\n[tool.poetry.dependencies]\npython = "^3.12"\na = "*"\n',
      );
      const settings = `{ projectDir = ${folder}; python = python312; preferWheels = true; ${more} }`;
      return evaluate(`(poetry2nix.mkPoetryPackages ${settings}).python.pkgs.a${of}`);
    }
    const good = ['a-1.0-cp312-cp312-manylinux2014_x86_64.whl', 'a-1.0.tar.gz'];
    const wheel = (tags: string) => `a-1.0-${tags}.whl`;

    describe('by poetry2nix', () => {
      test.each([
        ['py3-none-manylinux_2_31_riscv64', "attribute 'riscv64' missing"],
        ['py3-none-manylinux2014_riscv64', 'is not a valid manylinux tag'],
        ['py3-none-musllinux_arm', 'is not a valid musllinux tag'],
        ['py3-none-macosx_11_arm64', "assertion '(m != null)' failed"],
        ['py3-none-linux', "assertion '(m != null)' failed"],
        ['py3-none-android_24_arm64_v8a', "Unknown platform tag: 'android_24_arm64_v8a'"],
        ['py3-none-ios_13_0_arm64_iphoneos', "Unknown platform tag: 'ios_13_0_arm64_iphoneos'"],
        ['3-none-any', "assertion '(m != null)' failed"],
        ['graalpy312-graalpy242_312_native-any', "assertion '(m != null)' failed"],
        ['cp312-abi3.abi3t-any', "assertion '(m != null)' failed"],
      ])('a wheel that does not matter, by its tags: %s', async (tags, message) => {
        const files = [wheel(tags), ...good];
        expect(await poetryPackage(files, '.src.name')).toContain(message);
        // To ask whether there is such a package is enough.
        expect(await poetryPackage(files, ' == null')).toContain(message);
      });

      test('a choice of files that asks for the package first, and none that does not', async () => {
        const files = [wheel('py3-none-manylinux_2_31_riscv64'), ...good];
        const readable = 'files = lib.filter (it: !lib.hasInfix "riscv64" it.file) entry.files;';
        const package_ = `final.mkPoetryDep (entry // { ${readable} source = null; pwd = ./.; pythonPackages = final; sourceSpec = { }; })`;
        const asks = `let entry = lib.head (lib.importTOML ${folder}/poetry.lock).package; in { a = if prev.a == null then null else ${package_}; }`;
        const late = await poetryPackage(files, '.src.name', `overrides = final: prev: ${asks};`);
        expect(late).toContain("attribute 'riscv64' missing");

        const before = `{ mkPoetryDep = entry: prev.mkPoetryDep (entry // { ${readable} }); }`;
        const early = await poetryPackage(files, '.src.name', `overrides = _: prev: ${before};`);
        expect(early).toMatch(/^"a-1\.0[^\n]*"$/);
      });

      test('a package without a file that fits', async () => {
        const files = [wheel('cp312-cp312-win_amd64')];
        expect(await poetryPackage(files, ' == null')).toContain(
          'Missing suitable source/wheel file entry for a',
        );
      });
    });

    /** An attribute of uv2nix' set for a uv.lock with these tables beside the project `app`. */
    async function uvSet(tables: string, of: string, settings = ''): Promise<string> {
      const manifest = '[project]\nname = "app"\nversion = "1"\n';
      await writeFile(join(folder, 'pyproject.toml'), manifest);
      const project = '[[package]]\nname = "app"\nversion = "1"\nsource = { virtual = "." }\n';
      const head = 'version = 1\nrequires-python = ">=3.12"\n';
      await writeFile(join(folder, 'uv.lock'), `${head}${tables.replace('APP', project)}`);
      const {
        'pyproject-nix': pyproject,
        uv2nix,
        'pyproject-build-systems': systems,
      } = setup.offlineInputs;
      const flake = (path = '', inputs = '') =>
        `((import ${path}/flake.nix).outputs { nixpkgs = { inherit lib; }; ${inputs} })`;
      return evaluate(`let
        pyproject-nix = ${flake(pyproject)};
        uv2nix = ${flake(uv2nix, 'inherit pyproject-nix;')};
        workspace = uv2nix.lib.workspace.loadWorkspace { workspaceRoot = ${folder}; };
        overlays = [
          ${flake(systems, 'inherit pyproject-nix uv2nix;')}.overlays.wheel
          (workspace.mkPyprojectOverlay { sourcePreference = "wheel"; ${settings} })
        ];
        base = pkgs.callPackage pyproject-nix.build.packages { python = python312; };
        set = base.overrideScope (lib.composeManyExtensions overlays);
      in ${of}`);
    }
    const registry = 'source = { registry = "https://example.org/simple" }';
    const anyWheel = (name: string, version = '1.0') =>
      `[[package]]\nname = "${name}"\nversion = "${version}"\n${registry}\nwheels = [{ url = "https://example.org/${name.replaceAll('-', '_')}-${version}-py3-none-any.whl", hash = "sha256:${'0'.repeat(64)}" }]\n`;

    describe('by uv2nix', () => {
      test('nothing, of a lock that is fine', async () => {
        const tables = `APP\ndependencies = [{ name = "a" }]\n${anyWheel('a')}`;
        expect(await uvSet(tables, 'set.a.drvPath')).toMatch(/-a-1\.0\.drv"$/);
        expect(
          await uvSet(tables, 'map (it: it.pname) (set.resolveVirtualEnv { app = [ ]; })'),
        ).toBe('["app","a"]');
      });

      test.each([
        ['python', 'reserved name for the interpreter derivation'],
        ['pkgs', 'reserved name for the nixpkgs package set'],
        // The hooks that build packages take `lib` from the set.
        ['lib', "attribute 'filter' missing"],
      ])('a package of the name %s', async (name, message) => {
        const tables = `APP\ndependencies = [{ name = "${name}" }]\n${anyWheel(name)}`;
        expect(await uvSet(tables, `set.${name}.drvPath`)).toContain(message);
      });

      test.each([
        'supported-markers',
        'required-markers',
      ])('a system that is not in %s', async (key) => {
        const markers = (marker: string) => `${key} = ["sys_platform == '${marker}'"]\nAPP`;
        expect(await uvSet(markers('win32'), 'set.app.pname')).toMatch(/assertion '.*' failed/);
        expect(await uvSet(markers('linux'), 'set.app.pname')).toBe('"app"');
      });

      test('a build system that is in neither set', async () => {
        const build = (name: string) =>
          `map (it: it.pname) (set.resolveBuildSystem { ${name} = [ ]; })`;
        expect(await uvSet('APP', build('versioningit'))).toContain(
          "attribute 'versioningit' missing",
        );
        const added = `APP\ndependencies = [{ name = "versioningit" }]\n${anyWheel('versioningit')}`;
        expect(await uvSet(added, build('versioningit'))).toBe('["versioningit"]');
      });

      const extra = (name: string) => `{ package = "app", extra = "${name}" }`;
      const conflicting = `conflicts = [[${extra('old')}, ${extra('new')}]]
APP
[package.optional-dependencies]
old = [{ name = "a", version = "1.0", ${registry}, marker = "extra == 'extra-3-app-old'" }]
new = [{ name = "a", version = "2.0", ${registry}, marker = "extra == 'extra-3-app-new' or extra != 'extra-3-app-old'" }]
${anyWheel('a')}resolution-markers = ["extra == 'extra-3-app-old'"]
${anyWheel('a', '2.0')}resolution-markers = ["extra != 'extra-3-app-old'"]
`;

      test('a conflict that is decided twice, or about a package that nobody asked for', async () => {
        const chosen = (names: string) => `dependencies = { ${names} };`;
        const version = (settings: string, tables = conflicting) =>
          uvSet(tables, 'set.a.version', settings);
        expect(await version(chosen('app = [ "old" ];'))).toBe('"1.0"');
        expect(await version(chosen('app = [ "new" ];'))).toBe('"2.0"');
        expect(await version(chosen('app = [ "old" "new" ];'))).toContain(
          'selected more than one conflict specifier',
        );
        const other = conflicting.replace(extra('new'), '{ package = "other", extra = "new" }');
        expect(await version(chosen('app = [ "old" ];'), other)).toContain(
          "Package 'other' not present in resolution specification",
        );
      });

      test('a conflict that nobody has decided, where both are asked for', async () => {
        const both = conflicting
          .replace(/, marker = "[^"]*" \}/g, ' }')
          .replace(/resolution-markers = .*\n/g, '');
        expect(await uvSet(both, 'set.a.version', 'dependencies = { app = [ ]; };')).toContain(
          'Infinite recursion: Could not resolve dependencies.',
        );
      });
    });
  },
);

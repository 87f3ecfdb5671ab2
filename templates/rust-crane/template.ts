import type { RustFound } from '../../packages/create-nix-project/src/values/found.ts';
import type {
  Answers,
  ProjectKind,
  TemplateData,
  TemplateRules,
} from '../../packages/create-nix-project/src/values.ts';
import { workflow } from '../_shared/github-workflow.ts';
import { manifestMissing } from '../_shared/manifest-missing.ts';
import { neededByComment, packageLines } from '../_shared/package-line.ts';
import {
  description,
  direnv,
  libraries,
  submodules,
  vscode,
  workflowQuestions,
} from '../_shared/questions.ts';
import {
  cratesAreDistinct,
  editionNeedsRust,
  hasCrates,
  hasSystems,
  toolchainIsNewEnough,
  variablesAreDistinct,
} from './contradictions.ts';
import { parseVariable } from './variable.ts';

export const template = {
  title: 'Rust with crane',
  description:
    'A Cargo package or workspace: dependencies compiled once, MSRV, nextest, features and receipts checked.',
  version: '2.0.0',
  language: 'rust',
  position: 2,
  inputs: ['crane', 'nixpkgs', 'rust-overlay'],
  shared: ['.github/workflows/nix-update.yml', '.github/workflows/nix.yml.ejs'],
  questions: [
    {
      id: 'name',
      flag: 'name',
      type: 'text',
      message: 'Project name',
      help: 'Letters, digits, “-” and “_”, as for a crate.',
      ask: 'always',
      defaultFrom: { answer: 'folder', as: 'crate-name' },
      fact: 'cargo-name',
      validate: 'crate-name',
    },
    {
      ...description,
      help: 'Goes into flake.nix, and into README.md of a new project.',
      default: 'A Rust project',
      fact: 'cargo-description',
    },
    {
      id: 'layout',
      flag: 'layout',
      type: 'select',
      message: 'One crate, or several?',
      help: 'A workspace has its crates in crates/.',
      ask: 'new',
      choices: [
        { value: 'workspace', label: 'A workspace of crates' },
        { value: 'single', label: 'A single crate' },
      ],
      default: 'workspace',
      when: { project: 'new' },
    },
    {
      id: 'kind',
      flag: 'kind',
      type: 'select',
      message: 'Which kind of crate?',
      help: 'What `cargo new` would call it, or a small HTTP server.',
      choices: [
        { value: 'binary', label: 'A program' },
        { value: 'server', label: 'An HTTP server' },
        { value: 'library', label: 'A library' },
      ],
      default: 'binary',
      when: { project: 'new', layout: 'single' },
    },
    {
      id: 'libraryCrates',
      flag: 'library-crates',
      type: 'list',
      message: 'Library crates',
      help: 'The programs use the first one.',
      defaultFrom: { answer: 'name', as: 'core-crate' },
      validate: 'crate-name',
      when: { project: 'new', layout: 'workspace' },
    },
    {
      id: 'binaryCrates',
      flag: 'binary-crates',
      type: 'list',
      message: 'Program crates',
      help: 'Each becomes a package and an app of the flake.',
      defaultFrom: { answer: 'name', as: 'only-crate' },
      validate: 'crate-name',
      when: { project: 'new', layout: 'workspace' },
    },
    {
      id: 'serverCrates',
      flag: 'server-crates',
      type: 'list',
      message: 'Server crates',
      help: 'Programs that answer HTTP requests.',
      default: [],
      validate: 'crate-name',
      when: { project: 'new', layout: 'workspace' },
    },
    {
      id: 'workspace',
      flag: 'workspace',
      type: 'confirm',
      message: 'Is it a workspace?',
      help: 'Yes when Cargo.toml has a [workspace].',
      default: false,
      fact: 'cargo-workspace',
      when: { project: 'existing' },
    },
    {
      id: 'binaries',
      flag: 'binaries',
      type: 'list',
      message: 'Crates with a program',
      help: 'Each becomes a package and an app of the flake.',
      default: [],
      fact: 'cargo-binaries',
      validate: 'existing-crate',
      when: { project: 'existing' },
    },
    {
      id: 'programFeatures',
      flag: 'program-features',
      type: 'list',
      message: 'Features that programs are built with',
      help: 'CRATE/FEATURE, such as “server/tls”; those that a program requires are found automatically.',
      default: [],
      validate: 'crate-feature',
      when: { project: 'existing' },
    },
    {
      id: 'edition',
      flag: 'edition',
      type: 'select',
      message: 'Edition',
      help: 'The edition of the language in Cargo.toml.',
      choices: [
        { value: '2021', label: '2021' },
        { value: '2024', label: '2024, from Rust 1.85 on' },
      ],
      default: '2024',
      fact: 'rust-edition',
      when: { project: 'new' },
    },
    {
      id: 'rustVersion',
      flag: 'rust-version',
      type: 'text',
      message: 'Oldest supported Rust',
      help: 'rust-version in Cargo.toml, such as “1.85”; a check compiles with it.',
      default: '1.85',
      fact: 'rust-version',
      validate: 'rust-version',
      when: { project: 'new' },
    },
    {
      id: 'msrv',
      flag: 'msrv',
      type: 'confirm',
      message: 'Check the oldest supported Rust?',
      help: 'Compiles with the Rust version that rust-version in Cargo.toml names.',
      default: false,
      fact: 'cargo-msrv',
      when: { project: 'existing' },
    },
    {
      id: 'toolchainFile',
      flag: 'toolchain-file',
      type: 'confirm',
      message: 'Use the Rust that rust-toolchain.toml names?',
      help: 'Otherwise “Rust toolchain” decides.',
      default: false,
      fact: 'rust-toolchain-file',
      when: { project: 'existing' },
    },
    {
      id: 'toolchain',
      flag: 'toolchain',
      type: 'text',
      message: 'Rust toolchain',
      help: '“stable”, “beta”, “nightly”, or a version such as “1.95”.',
      ask: 'new',
      default: 'stable',
      fact: 'rust-toolchain',
      validate: 'rust-channel',
    },
    {
      id: 'systems',
      flag: 'systems',
      type: 'list',
      message: 'Systems',
      help: 'Any of x86_64-linux, aarch64-linux and aarch64-darwin.',
      default: ['x86_64-linux', 'aarch64-linux', 'aarch64-darwin'],
      validate: 'nix-system',
    },
    {
      id: 'clippy',
      flag: 'clippy',
      type: 'confirm',
      message: 'Check with clippy?',
      help: 'Detected in workflows and scripts, with whether it reads tests and denies warnings.',
      default: false,
      fact: 'cargo-clippy',
      when: { project: 'existing' },
    },
    {
      id: 'rustfmt',
      flag: 'rustfmt',
      type: 'confirm',
      message: 'Format with rustfmt?',
      help: 'The check is `cargo fmt --check`. Detected in workflows and scripts, or by rustfmt.toml.',
      default: false,
      fact: 'cargo-fmt',
      when: { project: 'existing' },
    },
    {
      id: 'doc',
      flag: 'doc',
      type: 'confirm',
      message: 'Check the documentation?',
      help: 'The check fails on any warning of rustdoc. Detected where RUSTDOCFLAGS denies them.',
      default: false,
      fact: 'cargo-doc',
      when: { project: 'existing' },
    },
    {
      id: 'helpCheck',
      flag: 'help-check',
      type: 'confirm',
      message: 'Check that the programs answer --help?',
      help: 'Each is run once. Detected where all of them use clap, structopt, argh or bpaf.',
      default: false,
      fact: 'cargo-help',
      when: { project: 'existing' },
    },
    {
      id: 'doctests',
      flag: 'doctests',
      type: 'confirm',
      message: 'Run the examples in the documentation?',
      help: 'For projects with a library crate.',
      default: false,
      fact: 'cargo-library',
      when: { project: 'existing' },
    },
    {
      id: 'features',
      flag: 'features',
      type: 'confirm',
      message: 'Test feature combinations?',
      help: 'Those in [workspace.metadata.feature-sets] (or [package.metadata…]) of Cargo.toml.',
      default: false,
      fact: 'cargo-feature-sets',
      when: { project: 'existing' },
    },
    {
      id: 'deny',
      flag: 'deny',
      type: 'confirm',
      message: 'Check dependencies with cargo-deny?',
      help: 'Licences, sources and bans, as deny.toml defines them.',
      default: true,
      fact: 'cargo-deny',
    },
    {
      id: 'audit',
      flag: 'audit',
      type: 'confirm',
      message: 'Add an app for cargo-audit?',
      help: '`nix run .#audit` looks for known vulnerabilities; it needs the network, so it is not a check.',
      default: true,
      fact: 'cargo-audit',
    },
    {
      id: 'coverage',
      flag: 'coverage',
      type: 'confirm',
      message: 'Measure the coverage of the tests?',
      help: '`nix build .#coverage` creates an lcov file.',
      default: false,
    },
    {
      id: 'receipts',
      flag: 'receipts',
      type: 'confirm',
      message: 'Write receipts of the test runs?',
      help: '`nix build .#receipts`: what ran, the results, and on which sources, as JSON. Off by default for an existing project.',
      default: true,
      defaultExisting: false,
    },
    {
      id: 'receiptsFeature',
      flag: 'receipts-feature',
      type: 'text',
      message: 'Feature that makes the programs write receipts',
      help: 'A feature of the new crates, on by default.',
      default: 'receipts',
      validate: 'crate-name',
      when: { project: 'new', receipts: true },
    },
    {
      id: 'systemPackages',
      flag: 'system-packages',
      type: 'list',
      message: 'Programs from nixpkgs',
      help: 'Attributes in pkgs, such as cmake, in addition to those found.',
      default: [],
      validate: 'nix-attribute',
    },
    { ...libraries, help: 'Attributes in pkgs, such as sqlite, in addition to those found.' },
    {
      id: 'environment',
      flag: 'environment',
      type: 'list',
      message: 'Environment variables of the builds',
      help: "NAME=VALUE, such as “RUST_LOG=debug”, in addition to those found; “${pkgs.ATTR}” is a package's path.",
      default: [],
      validate: 'rust-variable',
      when: { project: 'existing' },
    },
    direnv,
    vscode,
    submodules,
    ...workflowQuestions,
  ],
  requires: [
    {
      fact: 'cargo',
      reason: 'it has no Cargo.toml',
      hint: '`cargo init` creates a crate; or choose another template.',
    },
  ],
  refusedBy: ['cargo-problem'],
  locks: [{ file: 'Cargo.lock', manifest: 'Cargo.toml', command: ['cargo', 'generate-lockfile'] }],
  files: [
    { source: '.github/workflows/nix-update.yml', when: { updates: true } },
    { source: '.envrc', when: { direnv: true }, extend: true, keep: 'other-shell' },
    { source: '.github/workflows/nix-audit.yml.ejs', when: { ci: 'github', audit: true } },
    { source: '.github/workflows/nix.yml.ejs', when: { ci: 'github' } },
    { source: '.gitignore', extend: true },
    { source: '.vscode/tasks.json.ejs', when: { vscode: true }, keep: true },
    { source: '.config/nextest.toml', when: { project: 'new' } },
    { source: 'nix/environment.nix.ejs', when: { hasVariables: true } },
    { source: 'nix/msrv.nix.ejs', when: { checksMsrv: true } },
    { source: 'nix/receipts.nix.ejs', when: { receipts: true } },
    { source: 'nix/receipts.py', when: { receipts: true } },
    { source: 'starter/Cargo.lock.ejs', target: 'Cargo.lock', starter: true },
    { source: 'starter/README.md.ejs', target: 'README.md', starter: true, keep: true },
    { source: 'starter/deny.toml', target: 'deny.toml', starter: true, when: { deny: true } },
    { source: 'starter/rust-toolchain.toml.ejs', target: 'rust-toolchain.toml', starter: true },
    {
      source: 'starter/workspace.toml.ejs',
      target: 'Cargo.toml',
      starter: true,
      when: { layout: 'workspace' },
    },
    {
      source: 'starter/single.toml.ejs',
      target: 'Cargo.toml',
      starter: true,
      when: { layout: 'single' },
    },
    {
      source: 'starter/library.toml.ejs',
      target: 'crates/__each__/Cargo.toml',
      each: 'libraryCrates',
      starter: true,
    },
    {
      source: 'starter/lib.rs.ejs',
      target: 'crates/__each__/src/lib.rs',
      each: 'libraryCrates',
      starter: true,
    },
    {
      source: 'starter/lib.rs.ejs',
      target: 'src/lib.rs',
      starter: true,
      when: { kind: 'library' },
    },
    {
      source: 'starter/program.toml.ejs',
      target: 'crates/__each__/Cargo.toml',
      each: 'binaryCrates',
      starter: true,
    },
    {
      source: 'starter/main.rs.ejs',
      target: 'crates/__each__/src/main.rs',
      each: 'binaryCrates',
      starter: true,
    },
    {
      source: 'starter/main.rs.ejs',
      target: 'src/main.rs',
      starter: true,
      when: { kind: 'binary' },
    },
    {
      source: 'starter/program.toml.ejs',
      target: 'crates/__each__/Cargo.toml',
      each: 'serverCrates',
      starter: true,
    },
    {
      source: 'starter/server.rs.ejs',
      target: 'crates/__each__/src/main.rs',
      each: 'serverCrates',
      starter: true,
    },
    {
      source: 'starter/server.rs.ejs',
      target: 'src/main.rs',
      starter: true,
      when: { kind: 'server' },
    },
  ],
} satisfies TemplateData;

export const rules = {
  fit({ facts, projects = [] }) {
    const find = (id: string) => facts.find((fact) => fact.id === id);
    const cargo = find('cargo');
    if (cargo === undefined) return { fits: false, ...manifestMissing(projects, 'rust') };
    const program = find('rust-program')?.evidence ?? [];
    const reason =
      program.length > 0
        ? 'A Rust program, which maturin puts into a Python wheel'
        : find('python-manager') === undefined
          ? 'A Cargo project'
          : 'A Cargo project: its crates, without the Python around them';
    return { fits: true, weight: 10, reason, evidence: [...cargo.evidence, ...program] };
  },
  compute: (answers, project, { rust }) => ({
    ...nativePackages(answers, rust),
    ...variablesOf(answers, rust),
    ...cratesOf(answers, project, rust),
    ...checksOf(answers, project),
    ...clippyOf(rust),
    readsReadme: (rust?.readsReadme ?? []).length > 0,
    addedComponents: addedComponents(answers, rust),
    ...workflow(answers, { testReport: 'nextest-report' }),
  }),
  contradictions: [
    editionNeedsRust,
    toolchainIsNewEnough,
    cratesAreDistinct,
    hasCrates,
    variablesAreDistinct,
    hasSystems,
  ],
} satisfies TemplateRules;

/** Of what rust-toolchain.toml does not install, what a check runs. */
function addedComponents(answers: Answers, rust: RustFound | undefined): readonly string[] {
  const isRun = (name: string) => answers[name] === true;
  return answers.toolchainFile === true ? (rust?.toolchainLacks ?? []).filter(isRun) : [];
}

function list(answers: Answers, id: string): readonly string[] {
  return (answers[id] ?? []) as readonly string[];
}

/** The packages of nixpkgs that crates need, for all systems and for Linux alone. */
function nativePackages(answers: Answers, rust: RustFound | undefined) {
  const libraries = packageLines(rust?.libraries ?? [], list(answers, 'libraries'));
  const programs = packageLines(rust?.programs ?? [], list(answers, 'systemPackages'));
  return {
    librariesEverywhere: libraries.filter(({ linux }) => !linux),
    librariesOfLinux: libraries.filter(({ linux }) => linux),
    programsEverywhere: programs.filter(({ linux }) => !linux),
    programsOfLinux: programs.filter(({ linux }) => linux),
  };
}

/** The environment of builds: what crates need, unless somebody decided otherwise. */
function variablesOf(answers: Answers, rust: RustFound | undefined) {
  const asked = list(answers, 'environment').map(parseVariable);
  const found = (rust?.variables ?? []).filter(
    ({ name }) => !asked.some((variable) => variable.name === name),
  );
  const variables = [
    ...found.map(({ name, value, neededBy }) => ({
      name,
      value,
      comment: neededByComment(neededBy),
    })),
    ...asked.map((variable) => ({ ...variable, comment: '' })),
  ];
  return {
    variables,
    hasVariables: variables.length > 0,
  };
}

/** The crates with programs: those that a new project gets, or an existing one has. */
function cratesOf(answers: Answers, project: ProjectKind, rust: RustFound | undefined) {
  const isNew = project === 'new';
  const inWorkspace = isNew ? answers.layout === 'workspace' : answers.workspace === true;
  const newCrates = inWorkspace
    ? [...list(answers, 'binaryCrates'), ...list(answers, 'serverCrates')]
    : answers.kind === 'library'
      ? []
      : [String(answers.name)];
  const names = isNew ? newCrates : list(answers, 'binaries');
  const programs = names.map((name) => programOf(name, answers, rust));
  return {
    inWorkspace,
    programs,
    hasPrograms: programs.length > 0,
    checksHelp: programs.length > 0 && (isNew || answers.helpCheck === true),
    mainCrate: names.find((name) => name === answers.name) ?? names[0],
  };
}

/** The program of a crate, with the features that it requires and those that were asked for. */
function programOf(crate: string, answers: Answers, rust: RustFound | undefined) {
  const found = rust?.binaries.find((binary) => binary.crate === crate);
  const asked = list(answers, 'programFeatures')
    .map((entry) => entry.split('/'))
    .flatMap(([owner, feature = '']) => (owner === crate ? [feature] : []));
  return {
    crate,
    program: found?.program ?? crate,
    features: [...new Set([...(found?.features ?? []), ...asked])],
  };
}

/** A new project has no warnings anywhere; an existing one is checked as it checks itself. */
function clippyOf(rust: RustFound | undefined) {
  const options = rust?.clippyOptions ?? ['--all-targets', '--deny warnings'];
  return {
    clippyReadsTests: options.includes('--all-targets'),
    clippyDeniesWarnings: options.includes('--deny warnings'),
  };
}

/** What is checked, and which of its files are written: a new project has all. */
function checksOf(answers: Answers, project: ProjectKind) {
  const isNew = project === 'new';
  return {
    checksClippy: isNew || answers.clippy === true,
    checksDoc: isNew || answers.doc === true,
    formatsRust: isNew || answers.rustfmt === true,
    checksMsrv: isNew || answers.msrv === true,
    checksFeatures: (isNew ? answers.receipts : answers.features) === true,
    checksDoctests: isNew
      ? list(answers, 'libraryCrates').length > 0 || answers.kind === 'library'
      : answers.doctests === true,
    readsToolchainFile: isNew || answers.toolchainFile === true,
  };
}

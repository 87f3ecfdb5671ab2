import { CliError, exitCodes } from '../../errors.ts';
import { interpreters } from '../../python/interpreters.ts';
import { type PinnedPython, pinnedPythons } from '../../python/pinned.ts';
import { allows, isSpecifier } from '../../python/specifier.ts';
import type { Folder } from '../../read/folder.ts';
import type { TomlFile } from '../../read/toml.ts';
import { printable } from '../../text/printable.ts';
import type { Fact } from '../../values.ts';
import { fact, tomlFact } from '../fact.ts';
import type { Placed } from './setup-files.ts';

/**
 * The Python version: what `.python-version` or `.tool-versions` pins, else the best that
 * `requires-python` allows, and of these one that is tested. One that is not to be had is given as it
 * is, so that it can be refused with its place.
 *
 * @param tested the fact with the versions that workflows name, if there is one
 *
 * @throws {CliError} exit code 1 when `requires-python` is not a version specifier
 */
export function probePythonVersion(
  folder: Folder,
  manifest: TomlFile | undefined,
  setup?: Placed,
  tested?: Fact,
): Fact[] {
  const wanted = manifest?.get('project', 'requires-python');
  if (manifest !== undefined && wanted !== undefined) checkSpecifier(manifest, wanted);
  const pinned = pinnedVersion(folder.readText('.python-version'));
  if (pinned !== undefined)
    return [fact('python-version', pinned.version, '.python-version', pinned.line)];
  const tools = toolVersion(folder.readHint('.tool-versions'));
  if (tools !== undefined)
    return [fact('python-version', tools.version, '.tool-versions', tools.line)];
  if (manifest === undefined || typeof wanted !== 'string') return outsideManifest(setup, tested);
  const found = tomlFact('python-version', wanted, manifest, 'project', 'requires-python');
  return [best(found, wanted, tested)];
}

/** What setup.cfg and setup.py ask for, or else what is tested. */
function outsideManifest(setup: Placed | undefined, tested: Fact | undefined): Fact[] {
  if (setup !== undefined && isSpecifier(setup.text)) {
    const { file, line } = setup.place;
    return [best(fact('python-version', setup.text, file, line), setup.text, tested)];
  }
  const versions = testedAmong(interpreters, tested);
  return versions.length === 0 ? [] : [{ ...testedFact(versions, tested) }];
}

/** The fact with the interpreter that fits best; one that is tested rather than the newest. */
function best(found: Fact, range: string, tested: Fact | undefined): Fact {
  const allowed = interpreters.filter((version) => allows(range, version));
  const versions = testedAmong(allowed, tested);
  if (versions.length === 0) return { ...found, value: allowed[0] ?? range };
  const { value, evidence } = testedFact(versions, tested);
  return { ...found, value, evidence: [...found.evidence, ...evidence] };
}

function testedAmong(allowed: readonly string[], tested: Fact | undefined): string[] {
  const versions = Array.isArray(tested?.value) ? tested.value : [];
  return allowed.filter((version) => versions.includes(version));
}

function testedFact([version = '']: readonly string[], tested: Fact | undefined): Fact {
  const index = Array.isArray(tested?.value) ? tested.value.indexOf(version) : -1;
  const place = tested?.evidence[index];
  return { id: 'python-version', value: version, evidence: place === undefined ? [] : [place] };
}

/** Of what `.python-version` asks for, the first that is to be had, else the first at all. */
function pinnedVersion(text = ''): PinnedPython | undefined {
  const found = pinnedPythons(text);
  return found.find(({ version }) => interpreters.includes(version)) ?? found[0];
}

/** Of the file that asdf and mise read: `python 3.12.4`. */
function toolVersion(text = ''): { version: string; line: number } | undefined {
  const lines = text
    .split('\n')
    .map((line) => /^\s*python\s+(\d+\.\d+)(?:\.|\s|$)/.exec(line)?.[1]);
  const index = lines.findIndex((version) => version !== undefined);
  return index < 0 ? undefined : { version: lines[index] ?? '', line: index + 1 };
}

function checkSpecifier(manifest: TomlFile, text: unknown): void {
  if (typeof text === 'string' && isSpecifier(text)) return;
  const line = manifest.line('project', 'requires-python');
  const shown = typeof text === 'object' ? '' : ` “${printable(String(text).slice(0, 100))}”`;
  throw new CliError(
    `${manifest.file}:${line}: requires-python${shown} is not a version specifier, such as “>=3.12”.`,
    {
      code: 'broken-file',
      exitCode: exitCodes.failed,
      hint: 'Fix the file and run the command again. Nothing was written.',
    },
  );
}

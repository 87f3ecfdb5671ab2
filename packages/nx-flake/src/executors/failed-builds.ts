import { stripVTControlCharacters } from 'node:util';

/** A derivation that Nix could not build. */
export interface FailedBuild {
  /** Its path in the store. */
  readonly derivation: string;
  readonly name: string;
  /** What of the flake it is, such as checks.x86_64-linux.tests, where Nix says so. */
  readonly attribute?: string;
  /** In Nix's words, such as `builder failed with exit code 1`. */
  readonly reason: string;
  /** All that Nix said of it. */
  readonly message: string;
  /** Whether that has the end of its log. */
  readonly logShown: boolean;
}

// The name of a derivation as Nix allows it; the store may be elsewhere than in /nix.
const drv = String.raw`(?<drv>/[^\s':]{1,200}/[0-9a-z]{32}-[0-9A-Za-z+._?=-]{1,211}\.drv)`;

/** Since about Nix 2.30; why is in the next line. */
const cannotBuild = new RegExp(`Cannot build '${drv}'`);

/** How older ones say it, and what has kept its form. */
const otherFailures: readonly RegExp[] = [
  new RegExp(`builder for '${drv}' (?<reason>failed [^\n]{1,300})`),
  new RegExp(`(?<reason>hash mismatch) in fixed-output derivation '${drv}'`),
  new RegExp(`(?<reason>a '[^'\n]{1,100}' [^\n]{0,200}is required) to build '${drv}'`),
  new RegExp(`building of '${drv}[^'\n]{0,200}' (?<reason>timed out[^\n]{1,100})`),
  new RegExp(`build of '${drv}' on '[^'\n]{1,300}' failed: (?<reason>[^\n]{1,300})`),
  // Some versions say no more: https://github.com/serokell/deploy-rs/issues/362
  new RegExp(`build of '${drv}\\^[^'\n]{0,100}' failed:?$`),
];

const namedAttribute = new RegExp(
  `failed to build attribute '(?<attribute>[^'\\s]{1,300})', build of '${drv}`,
);
const evaluatedTo = new RegExp(`^derivation evaluated to ${drv}`);
const checking = /^checking derivation '?(?<attribute>[^\s']{1,300}?)'?\.{3}$/;

/** What depends on a failed build is none itself. */
const dependencyFailed = /^\s{0,20}(?:Reason: |error: )\d+ dependenc(?:y|ies)\b/m;

/**
 * The builds that failed, by what Nix 2.18 to 2.34 prints. Lines of builds are not taken for Nix's own.
 *
 * @param output standard error of Nix, with or without colours
 * @param asked the attribute that Nix was to build, when it was one
 * @returns each derivation once, in the order of their failures
 */
export function failedBuilds(output: string, asked?: string): FailedBuild[] {
  const lines = stripVTControlCharacters(output).split(/\r?\n/);
  const attributes = attributesOf(lines);
  const found = new Map<string, FailedBuild>();
  for (const message of errors(lines)) {
    const failure = failureOf(message);
    if (failure === undefined) continue;
    const { derivation } = failure;
    const known = found.get(derivation);
    const attribute = attributes.get(derivation);
    found.set(derivation, {
      ...(known ?? failure),
      ...(attribute === undefined ? {} : { attribute }),
      logShown: failure.logShown || known?.logShown === true,
    });
  }
  const [only, ...others] = found.values();
  if (asked === undefined || only === undefined || others.length > 0) return [...found.values()];
  return [dependencyFailed.test(lines.join('\n')) ? only : { attribute: asked, ...only }];
}

function failureOf(message: string): FailedBuild | undefined {
  // Behind it may stand lines of the build.
  const [first = ''] = message.split('\n', 1);
  const newer = cannotBuild.exec(first);
  const reason = /^\s{0,20}Reason: ([^\n]{1,300})/m.exec(message)?.[1];
  if (newer !== null)
    return dependencyFailed.test(message) ? undefined : build(newer, reason ?? 'failed', message);
  for (const pattern of otherFailures) {
    const match = pattern.exec(first);
    if (match !== null)
      return build(match, match.groups?.['reason'] ?? 'Nix does not say why', message);
  }
  return undefined;
}

function build({ groups }: RegExpExecArray, reason: string, message: string): FailedBuild {
  const derivation = groups?.['drv'] ?? '';
  return {
    derivation,
    name: derivation.replace(/^.*\/[0-9a-z]{32}-|\.drv$/g, ''),
    reason: reason.replace(/^failed /, 'builder failed ').replace(/ at ["'].*$|[;.]$/, ''),
    message,
    logShown: /^\s{0,20}last \d+ log lines:$/im.test(message),
  };
}

/** Each error with the indented lines that belong to it. */
function errors(lines: readonly string[]): string[] {
  const messages: string[][] = [];
  let open: string[] | undefined;
  for (const line of lines) {
    if (/^\s{0,20}error: /.test(line)) messages.push((open = [line]));
    else if (/^\s/.test(line)) open?.push(line);
    else open = undefined;
  }
  return messages.map((message) => message.join('\n'));
}

/** Which attribute a derivation is, from what Nix says of evaluating and of failing. */
function attributesOf(lines: readonly string[]): Map<string, string> {
  const attributes = new Map<string, string>();
  let current: string | undefined;
  for (const line of lines) {
    const failed = namedAttribute.exec(line)?.groups;
    if (failed !== undefined) attributes.set(failed['drv'] ?? '', failed['attribute'] ?? '');
    const evaluated = evaluatedTo.exec(line)?.groups?.['drv'];
    if (evaluated !== undefined && current !== undefined && !attributes.has(evaluated))
      attributes.set(evaluated, current);
    current = checking.exec(line)?.groups?.['attribute'];
  }
  return attributes;
}

import type { FlakeResult } from './check-flake.ts';

/**
 * The result of a flake as JUnit XML, which CI services show: a test for each check.
 * https://github.com/testmoapp/junitxml
 */
export function flakeJunit({ name, checks, failed, ...result }: FlakeResult): string {
  const problem =
    result.status === 'passed'
      ? ''
      : element('failure', { message: result.reason ?? result.status }, text(result.log ?? ''));
  const cases =
    failed.length === 0 && problem !== ''
      ? [{ name: 'nix flake check', problem }]
      : checks.map((check) => ({ name: check, problem: failed.includes(check) ? problem : '' }));
  const tests = cases.map(({ name: test, problem: inside }) =>
    element('testcase', { classname: name, name: test }, inside),
  );
  const failures = cases.filter(({ problem: inside }) => inside !== '').length;
  const counts = { tests: `${cases.length}`, failures: `${failures}` };
  const suite = { name, ...counts, time: result.seconds.toFixed(1) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'testsuites',
    counts,
    element('testsuite', suite, tests.join('')),
  )}\n`;
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string,
): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(value)}"`);
  return `<${name}${pairs.join('')}>${content}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** XML 1.0 has no way to write other characters: https://www.w3.org/TR/xml/#charsets */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function text(value: string): string {
  return value.replace(unwritable, '\uFFFD').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { explain } from '../../src/doctor/explain/index.ts';
import { explanationsText } from '../../src/doctor/explain/text.ts';

/** Logs of real programs, to mutate. */
export function logSeeds(): Uint8Array[] {
  const folder = join(import.meta.dirname, 'logs');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.log'))
    .map((file) => readFileSync(join(folder, file)));
}

/**
 * Explains any bytes as a log.
 *
 * @throws when that throws, takes more than a second of the processor, or gives text that a terminal
 * would not print as it is
 */
export function fuzzLog(bytes: Uint8Array): void {
  const begin = process.cpuUsage();
  const text = explanationsText(explain(new TextDecoder().decode(bytes)));
  const milliseconds = process.cpuUsage(begin).user / 1000;
  if (milliseconds > 1000) throw new Error(`it took ${milliseconds} ms`);
  if (/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(text))
    throw new Error(`it is not printable: ${JSON.stringify(text)}`);
}

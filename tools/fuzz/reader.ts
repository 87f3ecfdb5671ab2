import type { Seeds } from './mutate.ts';

/** Something that reads what others wrote. */
export interface Reader {
  readonly name: string;
  /** Inputs that it takes. */
  readonly seeds: Seeds;
  /**
   * Reads an input.
   *
   * @returns whether it took it; a refusal is that as well, as a CliError
   * @throws whatever it should not, and {Broken} where the result is not as promised
   */
  readonly read: (bytes: Uint8Array) => boolean | Promise<boolean>;
}

/** A promise about results that is not kept. */
export class Broken extends Error {}

/** @throws {Broken} */
export function promise(kept: boolean, what: string, value: unknown): void {
  if (!kept) throw new Broken(`${what}: ${JSON.stringify(value)?.slice(0, 300)}`);
}

/** @throws {Broken} when a terminal would not print the text as it is */
export function promisePrintable(text: string): void {
  promiseWithout(
    text,
    /[\0-\t\v-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/,
    'a terminal does not print it',
  );
}

/** @throws {Broken} when the text has one of the characters */
export function promiseWithout(text: string, characters: RegExp, what: string): void {
  const at = text.search(characters);
  promise(at < 0, what, text.slice(Math.max(0, at - 40), at + 40));
}

/** Bytes as the program reads a text that is no more than a hint. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

import type { Random } from './random.ts';
import { hostileTokens, openings, values } from './tokens.ts';

/** What one step does: bytes in, other bytes out. */
type Mutation = (bytes: Buffer, random: Random, seeds: Seeds) => Buffer;

export type Seeds = readonly [Uint8Array, ...Uint8Array[]];

/** Often one: what is broken in several places is mostly refused for the first. */
const steps = [1, 1, 1, 2, 3, 6] as const;
/** Readers have limits of their own for what is larger. */
const largestInput = 200_000;

/** One of the seeds, or a part of two, with some steps taken on it. */
export function mutated(seeds: Seeds, random: Random): Uint8Array {
  let bytes: Buffer = Buffer.from(random.of(seeds));
  for (let left = random.of(steps); left > 0; left -= 1)
    bytes = random.of(mutations)(bytes, random, seeds).subarray(0, largestInput);
  return bytes;
}

const mutations: readonly [Mutation, ...Mutation[]] = [
  setBytes,
  setBytes,
  setNumber,
  setNumber,
  truncate,
  remove,
  duplicate,
  repeat,
  splice,
  insertToken,
  insertToken,
  setValue,
  setValue,
  nest,
  moveLine,
  encodeOtherwise,
];

/** A place between two bytes, and one that is not far behind it. */
function range(bytes: Buffer, random: Random, longest = 200): [from: number, to: number] {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.below(longest))];
}

function replaced(bytes: Buffer, from: number, to: number, part: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), part, bytes.subarray(to)]);
}

function setBytes(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let count = random.below(8) + 1; count > 0; count -= 1)
    if (copy.length > 0) copy[random.below(copy.length)] = random.below(256);
  return copy;
}

/** What offsets, counts and sizes of a binary format must not be: 0, -1, 2^31, 2^32-1, 2^63 … */
const extremes = [
  0n,
  1n,
  -1n,
  2n ** 31n,
  2n ** 31n - 1n,
  2n ** 32n - 1n,
  2n ** 63n,
  2n ** 53n,
] as const;

function setNumber(bytes: Buffer, random: Random): Buffer {
  const size = random.of([1, 2, 4, 8]);
  if (bytes.length < size) return bytes;
  const copy = Buffer.from(bytes);
  // Headers, where most of the numbers are, are at both ends.
  const reach = random.of([copy.length, Math.min(copy.length, 256)]);
  const distance = random.below(reach - size + 1);
  const at = random.of([distance, distance, copy.length - size - distance]);
  const part = Buffer.alloc(8);
  part.writeBigUInt64LE(BigInt.asUintN(64, random.of(extremes)));
  const little = part.subarray(0, size);
  copy.set(random.of([little, Buffer.from(little).reverse()]), at);
  return copy;
}

function truncate(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  return random.of([bytes.subarray(0, at), bytes.subarray(0, at), bytes.subarray(at)]);
}

function remove(bytes: Buffer, random: Random): Buffer {
  const [from, to] = range(bytes, random);
  return replaced(bytes, from, to, Buffer.alloc(0));
}

function duplicate(bytes: Buffer, random: Random): Buffer {
  const [from, to] = range(bytes, random, 2000);
  const at = random.below(bytes.length + 1);
  return replaced(bytes, at, at, bytes.subarray(from, to));
}

/** Long lines, long lists: a few bytes many times, or a token. */
function repeat(bytes: Buffer, random: Random): Buffer {
  const [from, to] = range(bytes, random, random.of([4, 30, 300]));
  const part = random.of([bytes.subarray(from, to), Buffer.from(random.of(hostileTokens))]);
  if (part.length === 0) return bytes;
  // The longest show what takes the square of the time; of them a few are enough.
  const length = random.of([30, 30, 100, 100, 1000, 5000, 5000, 100_000]);
  const many = Buffer.alloc(length - (length % part.length) || part.length, part);
  return replaced(bytes, from, to, many);
}

function splice(bytes: Buffer, random: Random, seeds: Seeds): Buffer {
  const other = Buffer.from(random.of(seeds));
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), other.subarray(random.below(other.length + 1))]);
}

function insertToken(bytes: Buffer, random: Random): Buffer {
  const [from, to] = range(bytes, random, random.of([1, 20]));
  return replaced(bytes, from, to, Buffer.from(random.of(hostileTokens)));
}

/** What stands behind a `=` or `:`, or between quotes, becomes something of another type. */
function setValue(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1');
  const start = random.below(text.length);
  const pattern = random.of([/[=:][ \t]*([^\n]*)/g, /"([^"\n]*)"/g, /[=:][ \t]*("[^"\n]*")/g]);
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  if (found === null) return bytes;
  const from = found.index + found[0].indexOf(found[1] ?? '');
  return replaced(bytes, from, from + (found[1]?.length ?? 0), Buffer.from(random.of(values)));
}

function nest(bytes: Buffer, random: Random): Buffer {
  const [opening, closing] = random.of(openings);
  const depth = random.of([3, 3, 50, 50, 1500, 20_000]);
  const [from, to] = range(bytes, random, random.of([1, 40]));
  const inner = bytes.subarray(from, to);
  const nested = [Buffer.from(opening.repeat(depth)), inner, Buffer.from(closing.repeat(depth))];
  return replaced(bytes, from, to, Buffer.concat(nested));
}

function moveLine(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const [line = ''] = lines.splice(random.below(lines.length), 1);
  lines.splice(random.below(lines.length + 1), 0, line);
  return Buffer.from(lines.join('\n'), 'latin1');
}

function encodeOtherwise(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1');
  const ways = [
    () => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'),
    () => Buffer.from(text.replaceAll('\n', '\r'), 'latin1'),
    () => Buffer.concat([Buffer.from('\ufeff'), bytes]),
    () => Buffer.from(`\ufeff${text}`, 'utf16le'),
  ] as const;
  return random.of(ways)();
}

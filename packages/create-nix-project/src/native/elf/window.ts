import type { Bytes } from '../bytes.ts';

/** What is read at once: what is asked for next is often near. */
const windowSize = 4096;
/** No name of a library or folder is longer: PATH_MAX of Linux. */
const longestString = 4096;
/** Nearly all are shorter than this. */
const shortString = 128;

/** Numbers and strings of a file, read through one window that moves along. */
export class Window {
  private array: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(this.array.buffer, 0, 0);
  private start = 0;
  littleEndian = true;

  constructor(private readonly bytes: Bytes) {}

  /** Makes that much readable by the methods below; false when the file does not have it. */
  has(position: number, length: number): boolean {
    // Positions are sums of numbers that the file says: NaN and fractions do not come, 2 ** 63 does.
    if (!Number.isSafeInteger(position + length) || position < 0) return false;
    if (this.covers(position, length)) return true;
    const { buffer, byteOffset, byteLength } = this.bytes.read(
      position,
      Math.max(length, windowSize),
    );
    this.view = new DataView(buffer, byteOffset, byteLength);
    this.array = Buffer.from(buffer, byteOffset, byteLength);
    this.start = position;
    return this.covers(position, length);
  }

  private covers(position: number, length: number): boolean {
    return position >= this.start && position + length <= this.start + this.view.byteLength;
  }

  u8(position: number): number {
    return this.view.getUint8(position - this.start);
  }

  u16(position: number): number {
    return this.view.getUint16(position - this.start, this.littleEndian);
  }

  u32(position: number): number {
    return this.view.getUint32(position - this.start, this.littleEndian);
  }

  /** Rounded above 2 ** 53, where no file has anything. */
  u64(position: number): number {
    const first = this.u32(position);
    const second = this.u32(position + 4);
    return this.littleEndian ? second * 2 ** 32 + first : first * 2 ** 32 + second;
  }

  /** The text up to a zero byte before `end`; undefined when there is none, or none near. */
  string(position: number, end: number): string | undefined {
    for (const wanted of [shortString, longestString]) {
      const length = Math.min(wanted, end - position);
      // What is near the end of the file is shorter than what is asked for.
      if (length <= 0 || !(this.has(position, length) || this.has(position, 1))) return undefined;
      const begin = position - this.start;
      const zero = this.array.indexOf(0, begin);
      if (zero >= 0 && zero < begin + length) return text(this.array, begin, zero);
    }
    return undefined;
  }
}

/** A copy: a slice of a longer text would keep all of it in memory. */
function text(array: Buffer, begin: number, end: number): string {
  const latin1 = array.toString('latin1', begin, end);
  return /[^\0-\x7f]/.test(latin1) ? array.toString('utf8', begin, end) : latin1;
}

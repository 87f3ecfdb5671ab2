import type { Bytes } from './bytes.ts';

/** What is read at once: what is asked for next is often near. */
const windowSize = 4096;
/** No name of a library or folder is longer: PATH_MAX of Linux. */
const longestString = 4096;
/** Nearly all are shorter than this. */
const shortString = 128;

/** Numbers and strings of a file, read through one window that moves along. */
export class Window {
  private view: DataView = new DataView(new ArrayBuffer(0));
  private start = 0;
  /** The window in Latin-1, where each byte is a character. */
  private text: string | undefined;
  littleEndian = true;

  constructor(private readonly bytes: Bytes) {}

  /** Makes that much readable by the methods below; false when the file does not have it. */
  has(position: number, length: number): boolean {
    // Positions are sums of numbers that the file says: NaN and fractions do not come, 2 ** 63 does.
    if (!Number.isSafeInteger(position + length) || position < 0) return false;
    if (this.covers(position, length)) return true;
    const array = this.bytes.read(position, Math.max(length, windowSize));
    this.view = new DataView(array.buffer, array.byteOffset, array.byteLength);
    this.start = position;
    this.text = undefined;
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
    const [high, low] = this.littleEndian ? [position + 4, position] : [position, position + 4];
    return this.u32(high) * 2 ** 32 + this.u32(low);
  }

  /** The text up to a zero byte before `end`; undefined when there is none, or none near. */
  string(position: number, end: number): string | undefined {
    for (const wanted of [shortString, longestString]) {
      const length = Math.min(wanted, end - position);
      // What is near the end of the file is shorter than what is asked for.
      if (length <= 0 || !(this.has(position, length) || this.has(position, 1))) return undefined;
      // One text for all strings of the window: decoding each of them takes longer.
      this.text ??= Buffer.from(
        this.view.buffer,
        this.view.byteOffset,
        this.view.byteLength,
      ).toString('latin1');
      const begin = position - this.start;
      const zero = this.text.indexOf('\0', begin);
      if (zero >= 0 && zero < begin + length) return utf8(this.text.slice(begin, zero));
    }
    return undefined;
  }
}

function utf8(latin1: string): string {
  return /[^\0-\x7f]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}

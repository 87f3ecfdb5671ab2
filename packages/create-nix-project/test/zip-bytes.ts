import { deflateRawSync } from 'node:zlib';

/** A file of an archive made for a test. What it says of itself may be a lie. */
export interface ZipRecipe {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array;
  readonly stored?: boolean;
  readonly says?: {
    readonly size?: number;
    readonly compressed?: number;
    readonly header?: number;
  };
  readonly method?: number;
}

/** A zip archive without a time or check sums, which the reader does not look at. */
export function zipBytes(files: readonly ZipRecipe[], comment = ''): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored, says, method } of files) {
    const label = Buffer.from(name);
    const data = stored === true ? Buffer.from(content) : deflateRawSync(content);
    const kind = method ?? (stored === true ? 0 : 8);
    const [size, compressed] = [says?.size ?? content.length, says?.compressed ?? data.length];
    const sizes = (record: Buffer, at: number) => {
      record.writeUInt16LE(kind, at);
      record.writeUInt32LE(compressed, at + 10);
      record.writeUInt32LE(size, at + 14);
      record.writeUInt16LE(label.length, at + 18);
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    sizes(local, 8);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    sizes(entry, 10);
    entry.writeUInt32LE(says?.header ?? offset, 42);
    parts.push(local, label, data);
    directory.push(entry, label);
    offset += local.length + label.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, ...directory, end, Buffer.from(comment)]);
}

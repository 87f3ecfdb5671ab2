import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** What npm uploads of one version of a package, and what it gets when it asks for the package. */
interface Upload {
  readonly name: string;
  readonly 'dist-tags': Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, unknown>>;
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
}

/** A registry on this machine, for npm to publish to and install from. */
export interface NpmRegistry {
  readonly url: string;
  /** Such as `nx-flake-1.0.0.tgz`, in the order in which they came. */
  readonly uploads: readonly string[];
  /** Uploads of these packages fail. */
  readonly refused: Set<string>;
  close(): void;
}

/** Starts an empty registry. It has the part of npm's protocol that one version a package needs. */
export async function npmRegistry(): Promise<NpmRegistry> {
  const packages = new Map<string, Upload>();
  const uploads: string[] = [];
  const refused = new Set<string>();

  async function answer(request: IncomingMessage): Promise<[number, unknown]> {
    const [name = '', , file] = `${request.url}`.slice(1).replace(/\?.*/, '').split('/');
    if (request.method === 'PUT') {
      if (refused.has(name)) return [403, { error: 'refused for the test' }];
      const upload = (await json(request)) as Upload;
      packages.set(name, upload);
      uploads.push(...Object.keys(upload._attachments));
      return [201, {}];
    }
    const known = packages.get(name);
    if (known === undefined) return [404, { error: 'not found' }];
    if (file === undefined) return [200, { ...known, _attachments: undefined }];
    return [200, Buffer.from(known._attachments[file]?.data ?? '', 'base64')];
  }

  const server = createServer(async (request, response) => {
    const [status, body] = await answer(request);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, uploads, refused, close: () => server.close() };
}

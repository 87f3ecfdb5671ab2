import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import process from 'node:process';
import { dynamicLoader, isDebian, unpackPackages } from './debian-packages.ts';
import { findProgram } from './find-program.ts';
import { run, runOrThrow } from './run.ts';
import { type Server, startServer } from './server.ts';

/** OpenSSH on this machine. */
interface OpenSsh {
  readonly sshd: string;
  /** The folder of ssh and ssh-keygen. */
  readonly clients: string;
}

async function installedOpenSsh(): Promise<OpenSsh | null> {
  const [sshd, ssh] = await Promise.all(['sshd', 'ssh'].map(findProgram));
  return sshd && ssh ? { sshd, clients: dirname(ssh) } : null;
}

/** Why this machine can start no ssh server; null when it can. */
export async function whyNoSshServer(): Promise<string | null> {
  if ((await installedOpenSsh()) !== null || (await isDebian())) return null;
  return 'there is no OpenSSH with its server, which is unpacked on Debian only';
}

/**
 * Unpacks OpenSSH from the packages of Debian.
 *
 * @throws when they cannot be had
 */
async function unpackedOpenSsh(): Promise<OpenSsh> {
  const folder = await unpackPackages({
    name: 'openssh',
    packages: ['openssh-server'],
    without: /^(adduser|debconf|dpkg|lsb-base|passwd|.*perl.*|procps|tar|ucf|usrmerge)$/,
    // In newer ones the server starts programs of its own, which would need a loader as well.
    debianSuites: ['bookworm'],
    finish: writeWrappers,
  });
  return { sshd: join(folder, 'start/sshd'), clients: join(folder, 'start') };
}

async function writeWrappers(folder: string): Promise<void> {
  const { program, libraries } = await dynamicLoader(folder, 'lib');
  const also = join(folder, 'usr/lib', basename(libraries));
  const at = (path: string) => `$root/${relative(folder, path)}`;
  await mkdir(join(folder, 'start'));
  for (const path of ['usr/sbin/sshd', 'usr/bin/ssh', 'usr/bin/ssh-keygen']) {
    // The server is not to start itself again, because it is the loader that would be started.
    const options = basename(path) === 'sshd' ? '-r ' : '';
    const script = `#!/bin/sh
root=$(dirname "$(dirname "$(readlink -f "$0")")")
exec "${at(program)}" --library-path "${at(libraries)}:${at(also)}" "$root/${path}" ${options}"$@"
`;
    await writeFile(join(folder, 'start', basename(path)), script, { mode: 0o755 });
  }
}

/** An ssh server of one's own: nobody else's keys or settings are read or written. */
export interface SshServer extends Server {
  /** The folder of ssh, for a PATH. */
  readonly clients: string;
  /** The private key that it lets in. */
  readonly key: string;
  /** Settings of ssh for those who reach the server as this machine. */
  readonly clientSettings: string;
}

/**
 * Starts an ssh server on 127.0.0.1 as an ordinary process, which lets in the user who starts it.
 *
 * @param folder an empty one, for its keys and settings
 * @param name the host name that clients know it by
 * @param restriction what comes before the key that it lets in, as in authorized_keys
 * @param environment variables of what is started over ssh
 * @throws when `whyNoSshServer` gives a reason, or the server does not start
 */
export async function startSshServer(
  folder: string,
  name: string,
  restriction: string,
  environment: Readonly<Record<string, string>>,
): Promise<SshServer> {
  const { sshd, clients } = (await installedOpenSsh()) ?? (await unpackedOpenSsh());
  const keygen = (file: string) =>
    runOrThrow(join(clients, 'ssh-keygen'), ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  const [key, hostKey] = [join(folder, 'key'), join(folder, 'host')];
  await Promise.all([keygen(key), keygen(hostKey)]);
  const allowed = join(folder, 'authorized_keys');
  await writeFile(allowed, `${restriction} ${await readFile(`${key}.pub`, 'utf8')}`);
  const settings = (port: number) => ({
    ListenAddress: '127.0.0.1',
    Port: `${port}`,
    HostKey: hostKey,
    AuthorizedKeysFile: allowed,
    // The folder may lie below one that others can write to, such as /tmp.
    StrictModes: 'no',
    PidFile: 'none',
    UsePAM: 'no',
    PasswordAuthentication: 'no',
    SetEnv: Object.entries(environment)
      .map(([variable, value]) => `"${variable}=${value}"`)
      .join(' '),
  });
  const options = (port: number) =>
    Object.entries(settings(port)).flatMap(([option, value]) => ['-o', `${option} ${value}`]);
  const start = await asItself(folder);
  const server = await startServer((port) => [
    ...start,
    ...[sshd, '-D', '-e', '-f', '/dev/null'],
    ...options(port),
  ]);
  await writeFile(join(folder, 'known'), `${name} ${await readFile(`${hostKey}.pub`, 'utf8')}`);
  const clientSettings = join(folder, 'ssh_config');
  await writeFile(
    clientSettings,
    `Host ${name}
  HostName 127.0.0.1
  HostKeyAlias ${name}
  Port ${server.port}
  IdentitiesOnly yes
  StrictHostKeyChecking yes
  UserKnownHostsFile ${join(folder, 'known')}
`,
  );
  return { ...server, clients, key, clientSettings };
}

/**
 * What to start the server with. As root it wants a user and a folder that its package makes when it
 * is installed; it gets them where nobody else sees them.
 */
async function asItself(folder: string): Promise<[string, ...string[]]> {
  if (process.getuid?.() !== 0) return ['env'];
  const users = join(folder, 'passwd');
  const known = await readFile('/etc/passwd', 'utf8');
  const user = 'sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin\n';
  await writeFile(users, /^sshd:/m.test(known) ? known : `${known.trimEnd()}\n${user}`);
  const script = `mount --bind '${users}' /etc/passwd && mount -t tmpfs tmpfs /run &&
mkdir -m 755 /run/sshd && exec "$@"`;
  const start: [string, ...string[]] = ['unshare', '--mount', 'sh', '-c', script, 'sh'];
  const { code, stderr } = await run('unshare', [...start.slice(1), 'true']);
  if (code !== 0) throw new Error(`root may not mount here, as sshd needs it: ${stderr.trim()}`);
  return start;
}

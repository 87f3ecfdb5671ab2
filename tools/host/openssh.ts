import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { stableSuite } from './machine/base.ts';
import { debianRoot } from './machine/debian-root.ts';
import { run, runOrThrow } from './run.ts';
import { type Server, startServer } from './server.ts';

/** OpenSSH of the distribution, unpacked. */
async function openSsh(): Promise<{ sshd: string; clients: string }> {
  const { mount } = await debianRoot({
    role: 'openssh',
    debianSuite: stableSuite,
    packages: ['openssh-server'],
    without: /^(adduser|debconf|dpkg|lsb-base|passwd|.*perl.*|procps|tar|ucf|usrmerge)$/,
  });
  return { sshd: join(mount, 'sbin/sshd'), clients: join(mount, 'bin') };
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
 * @throws when the server does not start
 */
export async function startSshServer(
  folder: string,
  name: string,
  restriction: string,
  environment: Readonly<Record<string, string>>,
): Promise<SshServer> {
  const { sshd, clients } = await openSsh();
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

import type { Row } from './row.ts';

/** What the machine or its network lacks, whatever program says so. */
export const machineRows: readonly Row[] = [
  {
    id: 'no-space',
    title: 'The disk is full',
    depth: 'machine',
    patterns: [/No space left on device/, /os error 28\b/, /Disk quota exceeded/],
    happened: 'A file could not be written because its disk has no space, or no inodes, left.',
    todo: [
      'See which disk it is: `df -h . /nix /tmp` and `df -i . /nix /tmp`.',
      'Remove what Nix no longer needs: `nix-collect-garbage --delete-older-than 14d`.',
      'Remove old builds and caches of this project: `cargo clean`, `uv cache prune`.',
    ],
    link: 'https://nix.dev/manual/nix/latest/package-management/garbage-collection',
  },
  {
    id: 'tls-unknown-issuer',
    title: 'A server’s certificate is not trusted',
    depth: 'machine',
    patterns: [
      /invalid peer certificate: (?:UnknownIssuer|Other)/,
      /server certificate verification failed/,
      /SSL certificate problem/,
      /CERTIFICATE_VERIFY_FAILED/,
      /Problem with the SSL CA cert/,
      /SSL peer certificate or SSH remote key was not OK/,
    ],
    happened:
      'The connection is encrypted with a certificate whose issuer this program does not trust. Often a company’s proxy has inserted its own certificate; programs from Nix look for issuers in other places than system programs do.',
    todo: [
      'Name the file with all issuers, including the company’s: `export SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt NIX_SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt`.',
      'Let uv use the system’s issuers: `uv --system-certs sync` (`--native-tls` before uv 0.11).',
      'Do not disable the check: anybody in between could then change what is installed.',
    ],
    link: 'https://docs.astral.sh/uv/concepts/authentication/certificates/',
  },
  {
    id: 'network-unreachable',
    title: 'There is no network, or no name server',
    depth: 'machine',
    patterns: [
      /Could not resolve host(?:name)?[ :(]/,
      /Temporary failure in name resolution/,
      /failed to resolve address for \S+/,
      /Couldn't resolve host/,
    ],
    // Builds have no network on purpose: nix-sandbox-network tells about them.
    unless: [/Cannot build '\/nix\/store/, /builder for '\/nix\/store/, /unable to download '/],
    happened: 'The name of a server could not be looked up, so nothing was downloaded.',
    todo: [
      'Check whether other programs have a network: `curl -I https://nixos.org`.',
      'Behind a proxy, set `https_proxy` for your shell, and for Nix’s daemon as well.',
      'What was downloaded before can be used without a network: `nix build --offline`, `uv sync --offline`, `cargo build --offline`.',
    ],
  },
];

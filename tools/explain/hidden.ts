/** Bash that runs a command where some programs are not on the PATH; the others are as before. */
export function withoutPrograms(names: readonly string[], command: string): string {
  const hide = names.map((name) => `rm -f ../path/${name}`).join('; ');
  return `mkdir -p ../path; cp -s /usr/bin/* ../path 2> /dev/null; ${hide}; export PATH="$PROGRAMS:$TOOLCHAIN:$(realpath ../path)"
${command}`;
}

/** Bash that runs a command which does not find some shared libraries of the system. */
export function withoutLibraries(names: readonly string[], command: string): string {
  const folder = '/usr/lib/x86_64-linux-gnu';
  // A character device 0/0 in the upper layer of an overlay is a file that was removed.
  const hide = names.map((name) => `mknod upper/${name} c 0 0`).join('; ');
  return `unshare -m bash <<'INSIDE'
layers=$(mktemp -d /tmp/explain-layers-XXXX); mount -t tmpfs tmpfs $layers; cd $layers; mkdir upper work; ${hide}
mount -t overlay overlay -o lowerdir=${folder},upperdir=upper,workdir=work ${folder}
cd "$OLDPWD"; rmdir $layers 2> /dev/null
${command}
INSIDE`;
}

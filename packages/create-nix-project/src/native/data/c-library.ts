/**
 * The libraries of glibc, which each program of nixpkgs has: `lib/` of
 * https://search.nixos.org/packages?query=glibc. libcrypt.so.1, libnsl.so.1 and all else that the
 * manylinux policies promise (https://peps.python.org/pep-0600/) are not among them on NixOS. That
 * of musl is named by wheels that no program with glibc loads.
 */
const cLibrary =
  /^(ld-linux.*|ld64|lib(c|m|mvec|dl|pthread|rt|util|resolv|anl|thread_db|BrokenLocale|nss_(files|dns|compat|db|hesiod))|ld-musl-.*|libc\.musl-.*)\.so(\.\d+)*$/;

/** Whether a library is a part of the C library. */
export function isCLibrary(soname: string): boolean {
  return cLibrary.test(soname);
}

# What Python packages are compiled with. Which wheels fit depends on its C library: here the one of
# nixos-24.11, so that the choice is that of the flake and not that of this machine.
{ stdenv }:
stdenv
// {
  cc = stdenv.cc // {
    libc = stdenv.cc.libc // {
      pname = "glibc";
      version = "2.40-36";
    };
  };
}

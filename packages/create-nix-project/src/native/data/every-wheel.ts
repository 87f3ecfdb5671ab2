/** nix/libraries.nix has these in any case. */
export const everyWheelLibrary: ReadonlySet<string> = new Set(['stdenv.cc.cc.lib', 'zlib']);

# `nix fmt` formats the Nix files; `npm run fmt` formats the rest.
{ nixfmt-tree }: nixfmt-tree

# The crates that become packages and apps: the program that `nix run` starts, and the features that
# it ships with, besides the default ones.
{ }:
{
  rust-crane-starter = {
    program = "rust-crane-starter";
    features = [ ];
  };
}

# The crates that become packages and apps: the program that `nix run` starts, and the features that
# it ships with, besides the default ones.
{ }:
{
  inference-cli = {
    program = "inference-cli";
    features = [ "full-cli" ];
  };
  inference-server = {
    program = "inference-server";
    features = [ "receipts" ];
  };
  safetensors-to-gguf = {
    program = "safetensors-to-gguf";
    features = [ ];
  };
}

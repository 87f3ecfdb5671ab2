# PyTorch works, here on the processor: a build in the sandbox sees no graphics card.
{
  lib,
  runCommand,
  checker,
  environment,
  provided,
}:
runCommand "torch" { } ''
  export HOME=$(mktemp -d)
  ${lib.getExe checker} ${../verify}/verify.py --owner nix --cuda 12.9 --allow-cpu \
    --provided ${provided}/site-packages --python ${lib.getExe environment} --project . | tee $out
''

# Lets libraries and programs that others have compiled find what they need among the inputs.
{
  host,
  makeSetupHook,
  patchelf,
}:
makeSetupHook {
  name = "auto-patchelf-hook";
  propagatedBuildInputs = [ patchelf ];
  substitutions = { inherit (host.libc) dynamicLinker; };
} ./hook.sh

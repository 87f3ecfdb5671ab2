# Lets libraries and programs that others have compiled find what they need among the inputs.
{
  makeSetupHook,
  patchelf,
}:
makeSetupHook {
  name = "auto-patchelf-hook";
  propagatedBuildInputs = [ patchelf ];
} ./hook.sh

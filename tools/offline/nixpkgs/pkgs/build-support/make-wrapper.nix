# makeWrapper PROGRAM SCRIPT OPTIONS... and wrapProgram FILE OPTIONS..., for nativeBuildInputs.
{ makeSetupHook }: makeSetupHook { name = "make-wrapper-hook"; } ./make-wrapper.sh

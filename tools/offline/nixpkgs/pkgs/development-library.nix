# A package of nothing but a library to compile with.
{
  lib,
  developmentFiles,
  runCommandLocal,
}:
name: files:
if files == null then
  throw "This machine has no ${name} to compile with, or no pkg-config; install the distribution's development package."
else
  runCommandLocal name { passthru.pname = name; } (developmentFiles name)

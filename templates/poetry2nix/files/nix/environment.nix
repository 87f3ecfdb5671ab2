# Python with the packages of poetry.lock, development tools included. The project's own code is not
# in it: it is imported from the folder that PROJECT_SOURCE names, so that changes apply at once.
{
  groups,
  poetry2nix,
  settings,
}:
let
  # Python runs this line when it starts.
  findProject = "import os, sys; sys.path.append(os.environ.get('PROJECT_SOURCE', '.'))";
in
poetry2nix.mkPoetryEnv (
  settings
  // {
    groups = [ "main" ] ++ groups;
    checkGroups = [ ];
    editablePackageSources.this-project = findProject;
  }
)

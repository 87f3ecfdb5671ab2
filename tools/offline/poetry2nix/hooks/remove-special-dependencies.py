"""Reads a pyproject.toml, and writes it with versions in the place of folders, repositories and
addresses: what is installed comes from poetry.lock, and any version of it is right."""

import sys

import tomlkit

data = tomlkit.load(sys.stdin)
dependencies = data.get("tool", {}).get("poetry", {}).get("dependencies", {})
for dependency in dependencies.values():
    if isinstance(dependency, dict) and {"path", "git", "url"} & set(dependency):
        for field in ("path", "git", "branch", "rev", "tag", "url", "develop"):
            dependency.pop(field, None)
        dependency["version"] = "*"
sys.stdout.write(tomlkit.dumps(data))

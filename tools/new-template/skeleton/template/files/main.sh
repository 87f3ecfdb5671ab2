# Greets NAME, or everybody. nix/package.nix makes a program of it, with a first line.
echo "Hello, ${1:-world}!"

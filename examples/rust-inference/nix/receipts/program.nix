# `nix run .#receipts verify FOLDER` accepts receipts about these very sources, and no others.
{
  receiptsTool,
  subject,
  writeShellApplication,
}:
writeShellApplication {
  name = "receipts";
  runtimeInputs = [ receiptsTool ];
  text = ''
    if [ "$#" != 2 ] || [ "$1" != verify ]; then
      echo 'Usage: receipts verify FOLDER' >&2
      exit 2
    fi
    receipts-tool verify "$2" ${subject}
  '';
}

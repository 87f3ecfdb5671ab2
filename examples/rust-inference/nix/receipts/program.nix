# `nix run .#receipts verify FOLDER` accepts only receipts for exactly these sources.
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

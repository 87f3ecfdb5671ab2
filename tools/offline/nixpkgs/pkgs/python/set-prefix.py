"""set-prefix.py LIBRARY PREFIX: writes another folder into libpython than the one it was compiled for.

As upstream's Python, it is then found also when it is started under a name in a folder without lib/.
"""

import pathlib
import re
import sys

library = pathlib.Path(sys.argv[1])
prefix = sys.argv[2].encode()


def padded(match: re.Match[bytes]) -> bytes:
    if len(prefix) > len(match[0]):
        sys.exit(f"there is no room for {prefix.decode()} in {library}")
    return prefix.ljust(len(match[0]), b"\0")


content, count = re.subn(rb"/[\w./-]+/cppbuild/linux-\w+(?=\0)", padded, library.read_bytes())
if count == 0:
    sys.exit(f"{library} names no folder that it was compiled for")
new = library.with_suffix(".new")
new.write_bytes(content)
library.unlink()
new.rename(library)

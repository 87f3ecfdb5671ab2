"""Prints what shared objects need, by pyelftools: the part that auditwheel and lddtree share."""

import sys

from elftools.common.exceptions import ELFError
from elftools.elf.elffile import ELFFile

for path in open(sys.argv[1], encoding="utf-8").read().splitlines():
    with open(path, "rb") as file:
        try:
            dynamic = ELFFile(file).get_section_by_name(".dynamic")
        except ELFError:
            continue
        if dynamic is not None:
            tags = dynamic.iter_tags("DT_NEEDED")
            print(path, *(tag.needed for tag in tags))

"""The tags of wheels that this interpreter, and one on a Mac, can use, best first."""

import json
import platform
import sys

from packaging import tags

macos = list(tags.mac_platforms((14, 0), "arm64"))
json.dump(
    {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "glibc": platform.libc_ver()[1],
        "linux": [str(tag) for tag in tags.sys_tags()],
        "macos": [
            str(tag)
            for tag in [
                *tags.cpython_tags(platforms=macos),
                *tags.compatible_tags(interpreter="cp3%d" % sys.version_info[1], platforms=macos),
            ]
        ],
    },
    sys.stdout,
)

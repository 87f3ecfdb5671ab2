"""Runs a command and prints its milliseconds, its peak memory in bytes, and its exit code.

The memory is that of the largest process among the command and all that it waited for.
"""

import json
import os
import resource
import sys
import time

program, *arguments = sys.argv[1:]
quiet = os.open(os.devnull, os.O_RDWR)
actions = [(os.POSIX_SPAWN_DUP2, quiet, descriptor) for descriptor in (0, 1, 2)]
begin = time.perf_counter()
pid = os.posix_spawnp(program, [program, *arguments], os.environ, file_actions=actions)
_, status = os.waitpid(pid, 0)
milliseconds = (time.perf_counter() - begin) * 1000
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
unit = 1 if sys.platform == "darwin" else 1024
code = os.waitstatus_to_exitcode(status)
print(json.dumps({"milliseconds": milliseconds, "bytes": peak * unit, "code": code}))

"""Many cases: registers are read, the law is asked once for each path through it that rows take, and each row gets its answers."""

import contextlib
import ctypes
import os

# Memory that a batch leaves is wanted again by the next one, and each time that the kernel gives it out it clears it anew.
# Polars gives it back half a second after its last use; it shall keep it for a second, and in one pool for all threads,
# whose pieces also serve wishes much smaller than they. It must be said before Polars is loaded.
os.environ.setdefault(
    "_RJEM_MALLOC_CONF", "narenas:1,dirty_decay_ms:1000,muzzy_decay_ms:1000,lg_extent_max_active_fit:20"
)

# The C library gives back at once what blocks of the register leave: here up to this size it shall not.
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # of glibc's malloc.h
_BLOCK, _ALL = 1 << 25, 1 << 29  # bytes; more than 32 MiB glibc does not take for a block

# Other C libraries have no such call, or heed it not.
with contextlib.suppress(AttributeError, OSError, TypeError):
    _mallopt = ctypes.CDLL(None).mallopt
    _mallopt(_M_MMAP_THRESHOLD, _BLOCK)
    _mallopt(_M_TRIM_THRESHOLD, _ALL)

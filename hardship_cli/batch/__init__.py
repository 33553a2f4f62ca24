"""Many cases: registers are read, each distinct combination of facts is put to ``law/`` once, and the answers are joined back."""

import os

# Polars gives memory back half a second after its last use, and most of it is wanted again with the next batch; each time
# the kernel clears the pages anew. It is kept for five seconds, and in one pool for all threads: what one of them leaves
# is there for the next, so that less of it is taken. It must be said before Polars is loaded.
os.environ.setdefault("_RJEM_MALLOC_CONF", "narenas:1,dirty_decay_ms:5000,muzzy_decay_ms:5000")

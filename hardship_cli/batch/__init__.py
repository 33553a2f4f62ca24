"""Many cases: registers are read, each distinct combination of facts is put to ``law/`` once, and the answers are joined back."""

import os

# Polars gives memory back half a second after its last use, and most of it is wanted again with the next batch; each time
# the kernel clears the pages anew. Kept for half a minute, that costs a tenth less. It must be said before Polars is loaded.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:30000,muzzy_decay_ms:30000")

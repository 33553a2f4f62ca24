"""``python -m tests.mutation``: mutate the law data and print what no golden case notices."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from survey import main

sys.exit(main())

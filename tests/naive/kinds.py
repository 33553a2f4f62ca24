"""All kinds of questions, by their names: one module each, ``kind_*.py``."""

import os
from importlib import import_module

_PREFIX = "kind_"
_NAMES = sorted(
    name.removeprefix(_PREFIX).removesuffix(".py")
    for name in os.listdir(os.path.dirname(os.path.abspath(__file__)))
    if name.startswith(_PREFIX)
)
KINDS = {name: import_module(_PREFIX + name).KIND for name in _NAMES}

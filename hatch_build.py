"""Build hook: the law data as Python literals and the message catalogue as ``.mo``, made from their sources."""

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Runs before a wheel (also an editable one) is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - Hatch gives them
        """Compile the data and the catalogue into the package."""
        sys.path.insert(0, self.root)
        try:
            from hardship_cli.schedule.compile import compile_data, compile_messages

            package = os.path.join(self.root, "hardship_cli")
            compile_data(os.path.join(self.root, "data"), os.path.join(package, "compiled"))
            compile_messages(os.path.join(package, "locale"))
        finally:
            sys.path.remove(self.root)

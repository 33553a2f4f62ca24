"""Build hooks: what is made of the sources when a wheel is built, the long description, the project's URLs.

Made, and not kept in git: the law data as Python literals, the message catalogue as ``.mo``, the JSON Schemas of the data, the
manual pages.
"""

import os
import re
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

# ``[![text](picture)](target)``, ``![text](picture)``: a page on an index shows no picture of the repository.
_PICTURE = re.compile(r"\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|mailto:|#)([^)\s]+)\)")


class CustomBuildHook(BuildHookInterface):
    """Runs before a wheel (also an editable one) is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - Hatch gives them
        """Make what the sources do not hold, each in its place in the source tree."""
        here = [self.root, os.path.join(self.root, "docs")]
        sys.path[:0] = here
        try:
            from hardship_cli.schedule.compile import compile_data, compile_messages

            package = os.path.join(self.root, "hardship_cli")
            compile_data(os.path.join(self.root, "data"), os.path.join(package, "compiled"))
            compile_messages(os.path.join(package, "locale"))

            import make_manual
            import make_schemas

            make_schemas.write()
            make_manual.write()  # after the messages, of which the German page is made
        finally:
            for folder in here:
                sys.path.remove(folder)


class CustomMetadataHook(MetadataHookInterface):
    """Runs when the metadata is read."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the long description, and the URLs where the repository has a public address."""
        import tomli

        with open(os.path.join(self.root, "pyproject.toml"), "rb") as file:
            address = tomli.load(file)["tool"]["hardship"]["address"]
        with open(os.path.join(self.root, "README.md"), encoding="utf-8") as file:
            text = long_description(file.read(), address)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata["urls"] = urls(address)


def long_description(readme: str, address: str) -> str:
    """The README as a page that stands by itself: without pictures, with links only to what can be reached from anywhere.

    A link to a file of the repository leads to its public ``address``; without one its text is left.
    """
    text = re.sub(r"\n{3,}", "\n\n", _PICTURE.sub("", readme))
    return _LINK.sub(rf"[\1]({address}/blob/main/\2)" if address else r"\1", text)


def urls(address: str) -> dict[str, str]:
    """The project's URLs; none while there is no public address."""
    if not address:
        return {}
    return {"Source": address, "Issues": f"{address}/issues", "Changelog": f"{address}/blob/main/CHANGELOG.md"}

"""Which packages come with which extra: a plain look-up needs none of them."""

from collections.abc import Mapping

from hardship_cli.errors import InputError

# By the name under which a package is imported. A test holds them to pyproject.toml.
EXTRAS: Mapping[str, str] = {
    "polars": "batch",
    "numpy": "batch",
    "xlrd": "batch",
    "xlsxwriter": "batch",
    "docx": "docx",
    "mcp": "mcp",
    "mcp_types": "mcp",
    "anyio": "mcp",
}


def missing_extra(error: ModuleNotFoundError) -> InputError | None:
    """The error that says which extra an absent package comes with; nothing for a package that comes with none."""
    extra = EXTRAS.get((error.name or "").partition(".")[0])
    return None if extra is None else InputError("extra_missing", None, extra=extra)

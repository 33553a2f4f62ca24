"""Turns ``data/*.toml`` into modules of Python literals and the message catalogue into ``.mo``; run when the package is built.

The build hook and the tests' start call :func:`compile_data` and :func:`compile_messages`; a developer may run
``python -m hardship_cli.schedule.compile``. Nothing depends on it but speed: without it the TOML is parsed.
"""

import os
import sys
from datetime import date
from io import BytesIO
from typing import Any
from zlib import crc32

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_HEADER = '''"""Made by hardship_cli.schedule.compile from data/{name}.toml. Do not edit."""

from datetime import date as _d

TABLES = {tables}
'''


def literal(value: Any) -> str:
    """A value of the data as Python source."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, bool):
        return repr(value)
    if isinstance(value, date):
        return f"_d({value.year}, {value.month}, {value.day})"
    if isinstance(value, int):
        return str(int(value))
    return repr(value)


def compile_data(source_dir: str, target_dir: str) -> list[str]:
    """Write one module per data file into ``target_dir``, and their checksums; returns the paths."""
    from hardship_cli.schedule.digest import sha256
    from hardship_cli.schedule.tables import DESCRIPTION, FILES, read_bytes, read_toml, tables_sum

    os.makedirs(target_dir, exist_ok=True)
    written, checksums = [], {}
    for name in (*FILES, DESCRIPTION):
        path = os.path.join(source_dir, f"{name}.toml")
        content = read_bytes(path)
        tables = read_toml(path)
        # A CRC takes a fraction of the time of SHA-256, which is what a look-up can afford; the digest is kept for the
        # receipt.
        checksums[name] = (crc32(content), sha256(content), tables_sum(tables))
        text = _HEADER.format(name=name, tables=literal(tables))
        written.append(_write(os.path.join(target_dir, f"{name}.py"), text.encode()))
    index = f'"""Law data as literals, made at build time."""\n\nCHECKSUMS = {checksums!r}\n'
    written.append(_write(os.path.join(target_dir, "__init__.py"), index.encode()))
    return written


def compile_messages(locale_dir: str) -> list[str]:
    """Write a ``.mo`` beside each ``.po`` below ``locale_dir``; returns their paths."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for folder, _folders, files in sorted(os.walk(locale_dir)):
        for file in sorted(files):
            if file.endswith(".po"):
                path = os.path.join(folder, file)
                with open(path, "rb") as source:
                    catalog = read_po(source)
                content = BytesIO()
                write_mo(content, catalog)
                written.append(_write(path[:-3] + ".mo", content.getvalue()))
    return written


def _write(path: str, content: bytes) -> str:
    # As a whole: another run may be reading the one before.
    temporary = f"{path}.{os.getpid()}"
    with open(temporary, "wb") as file:
        file.write(content)
    os.replace(temporary, path)
    return path


def main() -> None:
    """Compile the data and messages of this checkout."""
    from hardship_cli.schedule.tables import data_dir

    compile_messages(os.path.join(_PACKAGE, "locale"))
    for path in compile_data(data_dir(), os.path.join(_PACKAGE, "compiled")):
        sys.stderr.write(f"{path}\n")


if __name__ == "__main__":
    main()

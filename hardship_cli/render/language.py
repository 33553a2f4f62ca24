"""Which language the reader wants, and texts in it. English is the message id; German comes from the catalogue."""

import os
import sys
from collections.abc import Sequence
from typing import Any

from hardship_cli.errors import InputError

LANGUAGES = ("de", "en")
_LOCALE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "locale")

_NO_CATALOGUE = (
    "Der deutsche Katalog fehlt, Texte bleiben englisch. Er entsteht beim Einrichten: pip install -e .\n"
    "The German catalogue is missing, texts stay English. It is made when the project is set up: pip install -e .\n"
)


class Language:
    """Turns message ids into text of one language; call it: ``say("Usage: ")``."""

    __slots__ = ("_catalogue", "code")

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue: Any = None

    def __call__(self, text: str, /, **params: Any) -> str:
        """The text in this language, with its ``{placeholders}`` filled."""
        if self.code != "en" and text:
            if self._catalogue is None:
                self._catalogue = _catalogue(self.code)
            text = self._catalogue.gettext(text)
        return text.format(**params) if params else text

    def of(self, texts: Any) -> str:
        """The text of this language out of a ``{de, en}`` table of the data."""
        return str(texts[self.code])


def _catalogue(code: str) -> Any:
    from gettext import GNUTranslations, NullTranslations

    try:
        with open(os.path.join(_LOCALE, code, "LC_MESSAGES", "hardship.mo"), "rb") as file:
            return GNUTranslations(file)
    except OSError:
        # Only in a source tree that was never built; a mixture of two languages must not be there without a word.
        sys.stderr.write(_NO_CATALOGUE)
        return NullTranslations()


def pick_language(args: Sequence[str], default: str | None = None) -> str:
    """``--lang`` as typed, else ``HARDSHIP_LANG``, else the ``default``, else the locale; passes over what is no language.

    For messages that come before the options are read.
    """
    typed = None
    for index, word in enumerate(args):
        flag, equals, value = word.partition("=")
        if flag not in ("--lang", "--sprache"):  # errors about words come before these are read
            continue
        if equals:
            typed = value
        elif index + 1 < len(args):
            typed = args[index + 1]
    for wish in (typed, os.environ.get("HARDSHIP_LANG"), default):
        if wish and wish.casefold() in LANGUAGES:
            return wish.casefold()
    return locale_language()


def locale_language() -> str:
    """German for a ``de*`` locale, English otherwise; Windows has no such variables and is asked itself."""
    name = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    if not name and sys.platform == "win32":
        name = _windows_language()
    return "de" if name.lower().startswith("de") else "en"


_PRIMARY, _GERMAN = 0x3FF, 0x07  # a language without its region, as Windows numbers them


def _windows_language() -> str:
    """The language of the system's menus; else that of its numbers and days (``German_Germany``)."""
    try:
        import ctypes

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]  # Windows only
        return "de" if number & _PRIMARY == _GERMAN else "en"
    except (AttributeError, ImportError, OSError):
        import locale

        return (locale.getlocale()[0] or "").replace("German", "de")


def read_language(typed: str | None) -> Language:
    """The language of an answer; raises :class:`InputError` for one that does not exist."""
    wish = typed or os.environ.get("HARDSHIP_LANG") or locale_language()
    if wish.casefold() not in LANGUAGES:
        raise InputError("not_a_choice", "lang", value=wish, accepted=", ".join(LANGUAGES), suggestion="")
    return Language(wish.casefold())

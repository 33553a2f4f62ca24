"""Marks for the message catalogue. English texts stand in the code as message ids; German lives in ``locale/``."""


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark ``text`` for extraction; it is translated where it is shown."""
    return text

"""Text from an overlay, a case or a file name must not steer the terminal that shows it, nor turn the direction of what follows."""

_LINE, _TAB = 10, 9

# Control characters (C0 but for the line's end, DEL, C1), marks of direction, separators of lines and paragraphs.
STEERING = tuple(
    sign
    for signs in (range(32), range(0x7F, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A), range(0x2028, 0x202A))
    for sign in signs
    if sign != _LINE
)
_REPLACED = dict.fromkeys(STEERING, "\ufffd")
_KEEPING_TABS = {sign: mark for sign, mark in _REPLACED.items() if sign != _TAB}
_ESCAPED = {sign: f"\\u{sign:04x}" for sign in STEERING}


def harmless(text: str, *, tabs: bool = False) -> str:
    """The text with a substitute for each sign that steers; lines stay, and tabs where they part columns."""
    return text if text.isprintable() else text.translate(_KEEPING_TABS if tabs else _REPLACED)


def escaped(json_text: str) -> str:
    r"""JSON text with such signs written as ``\u009b``: the same JSON, but nothing that a terminal obeys."""
    return json_text if json_text.isprintable() else json_text.translate(_ESCAPED)

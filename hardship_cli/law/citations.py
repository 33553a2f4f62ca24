"""Provisions as lawyers cite them: what a number belongs to comes first, the law's name last."""

_MARKS = ("§", "§§", "Art.")
_UNITS = ("Abs.", "UAbs.", "Nr.", "S.", "Satz", "Halbs.", "Buchst.", "Alt.", "letzter", "bis", "und", "oder", "i.V.m.")


def cite(basis: str, place: str) -> str:
    """The provision of a rule with the place inside it: ``§ 53 Abs. 1 AufenthV`` and ``Nr. 1``: § 53 Abs. 1 Nr. 1 AufenthV.

    Of several provisions the last is meant; where no law is named the place comes last.
    """
    words = basis.split(" ")
    marks = [index for index, word in enumerate(words) if word in _MARKS]
    end = marks[-1] + 1 if marks else len(words)
    while end < len(words) and _is_numbering(words[end]):
        end += 1
    return " ".join([*words[:end], place, *words[end:]])


def _is_numbering(word: str) -> bool:
    """Whether a word still belongs to the numbers of a provision: ``Abs.``, ``45c``, ``3,``, the ``b`` of ``Buchst. b``."""
    plain = word.rstrip(",;")
    return plain in _UNITS or plain[:1].isdigit() or (len(plain) == 1 and plain.islower())

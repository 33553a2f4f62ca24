"""Help in the reader's language: examples first, then what can be typed, with the words beside the codes."""

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.questions import QUESTIONS
from hardship_cli.render.language import Language
from hardship_cli.render.lines import width_of, wrapped
from hardship_cli.render.metavars import metavar_words
from hardship_cli.render.to_type import command_line, command_word, to_type
from hardship_cli.render.words import FIXED_SPACE
from hardship_cli.words import fold, words_of

_COLUMN = 32  # the widest that what is typed may be, to have its text beside it
_SHORT = 30  # a value shorter than this stands on one line
_MARGIN, _GAP = "  ", 2


_QUESTION = f"(?:{'|'.join(QUESTIONS)})"
_QUESTIONS = re.compile(rf"(?<=[|,\[]){_QUESTION}\b|\b{_QUESTION}(?=[|,])")


class Entry(NamedTuple):
    """What can be typed, and what it means; ``kind`` is ``argument``, ``fact`` or ``option``."""

    kind: str
    typed: str
    text: str


def help_text(command: Any, ctx: Any, say: Language) -> str:
    """The whole help of a command; ``ctx`` is Typer's, which knows the path to it."""
    width = width_of(sys.stdout)
    usage = " ".join(command.collect_usage_pieces(ctx)).replace("COMMAND [ARGS]...", "COMMAND ...")
    usage = usage.replace("{", "").replace("}", "")  # Typer's braces around what is needed
    begin = say(N_("Usage: ")) + to_type(ctx.command_path, say)
    parts = [wrapped(f"{begin} {_metavar(usage, say)}", width, "    ")]
    for paragraph in say(command.help or "").split("\n\n"):
        # Examples keep their lines; running text is wrapped.
        if paragraph.startswith(_MARGIN):
            lines = (_own(command_line(line, say), command) for line in paragraph.split("\n"))
            parts.append("\n".join(_example(line, width) for line in lines))
        else:
            parts.append(wrapped(_MARGIN + _own(to_type(paragraph, say), command), width))
    found = list(entries(command, ctx, say))
    for kind, title in (("argument", N_("Arguments")), ("fact", N_("Facts")), ("option", N_("Options"))):
        rows = [(entry.typed, entry.text) for entry in found if entry.kind == kind]
        if rows:
            parts.append(_section(say(title), rows, width))
    return "\n\n".join(part for part in parts if part)


def _example(line: str, width: int | None) -> str:
    """A command line; where it is too long it goes on as a shell reads it."""
    return wrapped(line, None if width is None else width - 2, "    ").replace("\n", " \\\n")


# Options whose word is another one than elsewhere: the last day of a span is --to, as is the format of a register.
_OWN_WORDS = {"last": ("--nach", "--bis")}


def _own(text: str, command: Any) -> str:
    """A text of the help of a command with the words that its options have of their own."""
    for param in command.params:
        text = text.replace(*_OWN_WORDS[param.name]) if param.name in _OWN_WORDS else text
    return text


def command_list(rows: Iterable[tuple[str, str]], say: Language, group: str | None = None) -> str:
    """The commands of a group with their line of help; ``rows`` are pairs of code and English text."""
    named = ((_both(command_word(name, say, group), name), _first(to_type(say(text), say))) for name, text in rows)
    return _section(say(N_("Commands")), list(named), width_of(sys.stdout))


def _first(text: str) -> str:
    """The first sentence of a help text, without the examples before it."""
    running = next((part for part in text.split("\n\n") if not part.startswith(_MARGIN)), "")
    # The point of an abbreviation (Abs. 5) ends no sentence.
    return re.split(r"\. (?=[A-ZÄÖÜ])", running, maxsplit=1)[0].removesuffix(".")


def entries(command: Any, ctx: Any, say: Language) -> Iterable[Entry]:
    """Arguments and options with their texts, each once (two days are explained once)."""
    seen: set[Entry] = set()
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is None:
            continue
        text = to_type(say(getattr(param, "help", None) or ""), say) + _values(param.name, say)
        if param.param_type_name == "argument":
            entry = Entry("argument", _metavar(record[0], say), text)
        else:
            kind = "fact" if param.name in FACTS else "option"
            entry = Entry(kind, _option(param, record[0], say), text)
        if entry not in seen:
            seen.add(entry)
            yield entry


def _metavar(text: str, say: Language) -> str:
    """The names of values in the reader's language; questions that are listed by name, too."""
    words = re.sub(_QUESTIONS, lambda found: command_word(found[0], say), text) if _QUESTIONS.search(text) else text
    return metavar_words(words, say)


def _option(param: Any, record: str, say: Language) -> str:
    """How an option is typed, its word before its code: ``--dauer, --months DAUER``; ``record`` ends with its value's name."""
    metavar = "" if param.is_flag else _metavar(record.rpartition(" ")[2], say)
    short = [opt for opt in param.opts if not opt.startswith("--")]
    code = next(opt for opt in param.opts if opt.startswith("--"))
    both = [code, *(opt for opt in param.secondary_opts if opt.startswith("--"))]
    own = _OWN_WORDS[param.name][1] if param.name in _OWN_WORDS and say.code == "de" else None
    names = " / ".join(_both(own or to_type(opt, say), opt) for opt in both)
    return f"{', '.join((*short, names))} {metavar}".rstrip()


def _values(name: str, say: Language) -> str:
    """The values that a fact takes, word before code; of a question all that there are."""
    if name == "question":
        return f": {', '.join(command_word(code, say) for code in QUESTIONS)}"
    values = FACTS[name].values if name in FACTS else ()
    words = {word.code: word.named(say.code) for word in words_of(name)} if values else {}
    listed = (_with_code(words.get(code, code), code) for code in values)
    return f": {', '.join(listed)}" if values else ""


def _with_code(word: str, code: str) -> str:
    text = word if fold(word) == fold(code) else f"{word} ({code})"
    return text.replace(" ", FIXED_SPACE) if len(text) < _SHORT else text


def _both(word: str, code: str) -> str:
    return code if word == code else f"{word}, {code}"


def _section(title: str, rows: Sequence[tuple[str, str]], width: int | None) -> str:
    """A title, and below it what is typed with its text beside or, where there is no room, below it."""
    column = min(max(len(typed) for typed, _text in rows), _COLUMN if width is None or width >= 72 else _COLUMN // 2)
    left = len(_MARGIN) + column + _GAP
    lines = [f"{title}:"]
    for typed, text in rows:
        wrapped_lines = [] if width is None else wrapped(text, width - left).split("\n")
        wrapped_lines = wrapped_lines or [text]
        if len(typed) > column and width is not None:
            lines.append(wrapped(_MARGIN + typed, width, _MARGIN))
        else:
            lines.append(f"{_MARGIN}{typed.ljust(column)}{' ' * _GAP}{wrapped_lines.pop(0)}".rstrip())
        lines += [" " * left + line for line in wrapped_lines]
    return "\n".join(lines).replace(FIXED_SPACE, " ")

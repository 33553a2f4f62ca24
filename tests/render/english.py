"""The English words and the codes of the vocabulary in a German text, but for what is typed as it is."""

import re

from hardship_cli.facts import FACTS
from hardship_cli.words import PARTS, words_of

PLACES = ("headings", "commands", *(f"commands {part}" for part in PARTS), *(name for name in FACTS if words_of(name)))
# German words, or names that are the same in both languages.
GERMAN = {
    *(
        "land",
        "status",
        "express",
        "portal",
        "resettlement",
        "asylblg",
        "text",
        "sgb ii",
        "sgb xii",
        "e-mail",
        "name",
        "id",
        "on",
    ),
    *("25-4-2", "23a", "25-4-1", "25-5", "register", "json", "markdown"),
}


def _forbidden():
    german, english = set(GERMAN), set()
    for place in PLACES:
        for word in words_of(place):
            german |= {word.de.casefold(), *word.de.casefold().split(), *word.de.casefold().split("-")}
            english |= {word.code.casefold(), word.en.casefold()}
    found = {word for word in english if word not in german}
    return {variant for word in found for variant in (word, word.replace("_", "-"), word.replace("_", " "))}


FORBIDDEN = re.compile(
    rf"(?<![\w-])({'|'.join(map(re.escape, sorted(_forbidden(), key=len, reverse=True)))})(?![\w-])", re.IGNORECASE
)
# What stays as it is: options (their words are held to their codes elsewhere), what stands in brackets or quotes, names of files,
# placeholders, keys of files, ids of rules.
TYPED = re.compile(
    r"--[\wäöüß-]+|\([^()]*\)|\[[^][]*\]|\{[^}]*\}|„[^“]*“|\"[^\"]*\"|\S+\.(?:toml|csv|json|xlsx|md|ics|html|jsonl|parquet|tsv|txt|org|de)\b|"
    r"\b[A-Z]{3,}[A-Z0-9_-]*\b|\b\w+ = |\b[a-z0-9]+_[a-z0-9_]+\b|https?://\S+|<[^>]*>|\S+\|\S+"
)


def english(text):
    """The words found, each once."""
    return sorted({found.casefold() for found in FORBIDDEN.findall(TYPED.sub(" ", TYPED.sub(" ", text)))})

"""``hardship checklist SERVICE``: documents, conditions, steps, legal consequences, processing time."""

import sys
from collections.abc import Mapping
from typing import Any

from hardship_cli.cli.bare import Bare, bare_command
from hardship_cli.cli.given import read_facts, taken_as_act
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.harmless import harmless
from hardship_cli.i18n import N_
from hardship_cli.schedule.load import default_law

_FACTS = ("act", "title", "land", "on")
_HELP = N_(
    "  hardship checklist 99010022001012 --land HH\n"
    "  hardship checklist --act extend --land TH --markdown > list.md\n"
    "  hardship checklist --act extend --land TH --done list.md\n"
    "  hardship checklist --commissions\n\n"
    "What to bring and what to expect: conditions, documents, steps, times, fee, remedy and legal consequences, as a Land's"
    " service description has them, with each difference from today's law beside it. For § 23a also the Land's hardship"
    " commission. By service key, or by --act and --title."
)


_SERVICE = N_("service key (LeiKa): 99010022001012, 99010022020012, 99010022001005")


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the command: unlike the quick path it can do without a key, and completes it."""
    from hardship_cli.cli.options import argument, fact_parameter

    own = {fact: fact_parameter(FACTS[fact]) for fact in _FACTS}
    own["service"] = argument("service", "SERVICE", _SERVICE, completed=_services)
    return bare_command(BARE._replace(optional=("service",)), own)


def _run(values: Mapping[str, Any]) -> int:
    forms = [name for name in ("json", "plain", "markdown") if values.get(name)]
    if len(forms) > 1:
        raise InputError("two_forms", forms[1], value=" ".join(f"--{name}" for name in forms))
    settings = Settings.read(values)
    if values.get("commissions"):
        return _commissions(values, settings)
    from hardship_cli.checklist import checklist

    if values.get("service"):
        # An act says as much as the key of its service, and is what people know.
        values = dict(values)
        if taken_as_act([values["service"]], values):
            values["service"] = None
    # A key by position is looked up among the descriptions, which an overlay may add to.
    case = read_facts({**values, "service": None}, _FACTS, settings)
    title = case.title if values.get("title") else None
    answer = checklist(settings.law, values.get("service"), act=case.act, title=title, land=case.land, day=case.on)
    done = None
    if values.get("done") is not None:
        done = _done(values["done"], answer, settings)
    form = forms[0] if forms else "table"
    settings.tell()
    if form == "json":
        from hardship_cli.render.checklist.tree import checklist_json

        settings.write(checklist_json(answer, settings.say, settings.law, done or frozenset()))
    elif form == "plain":
        items = answer.answer.to_tick() if done is None else answer.answer.missing(done)
        sys.stdout.write(harmless("".join(f"{item.id}\n" for item in items)))
    elif form == "markdown":
        from hardship_cli.render.checklist.markdown import checklist_markdown

        sys.stdout.write(checklist_markdown(answer, settings.say, settings.law, done))
    else:
        from hardship_cli.render.checklist.table import print_checklist

        print_checklist(answer, settings.say, settings.law, done, explain=settings.explain, color=settings.color)
    return settings.code_of(answer.status)


def _done(path: str, answer: Any, settings: Settings) -> frozenset[str]:
    """The finished ids; ticked lines without one are counted on stderr."""
    from hardship_cli.checklist.ticks import read_ticks

    ticks = read_ticks(path, answer.answer, settings.law.services)
    if ticks.without_id:
        text = N_("Ticked lines without an id in {path}, passed over: {count}.")
        settings.aside(settings.say(text, count=ticks.without_id, path=path))
    return ticks.done


def _commissions(values: Mapping[str, Any], settings: Settings) -> int:
    """All sixteen, whatever the Land."""
    if values.get("done") is not None:
        raise InputError("commissions_alone", "commissions", value="--done")
    if values.get("service") is not None:
        from hardship_cli.checklist.choose import choose

        services = settings.law.services["service"]
        key, _act = choose(services, values["service"], None, None)
        if "fallback" in services[key]:
            raise InputError("commissions_alone", "commissions", value=key)
    if values.get("markdown"):
        from hardship_cli.render.checklist.markdown import commissions_markdown

        sys.stdout.write(commissions_markdown(settings.say, settings.law))
    elif settings.form == "json":
        from hardship_cli.render.checklist.tree import commissions_json

        settings.write(commissions_json(settings.say, settings.law))
    elif settings.form == "plain":
        settings.write("\n".join(settings.law.services["commission"]))
    else:
        from hardship_cli.render.checklist.table import print_commissions

        print_commissions(settings.say, settings.law, settings.color)
    return 0


def _services(incomplete: str) -> list[str]:
    """The keys, for completion."""
    return [key for key in default_law().services["service"] if key.startswith(incomplete)]


BARE = Bare(
    "checklist",
    _HELP,
    (("service", _SERVICE),),
    (
        *((fact, fact.upper(), FACTS[fact].help) for fact in _FACTS),
        ("done", "FILE", N_("file of finished items: one id a line, or a ticked --markdown list; - reads stdin")),
        ("markdown", "", N_("a Markdown task list; its ticks can be read with --done")),
        ("commissions", "", N_("the hardship commissions of all sixteen Länder")),
    ),
    _run,
    # A checklist tells what a description of today says: what was known of it on another day nobody recorded.
    without=("known_on",),
)

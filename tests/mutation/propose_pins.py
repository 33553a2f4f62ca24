"""Lines for ``tests/cases/pins.jsonl``: versions of rules on their first day and the day before, by Land, where no case is.

    PYTHONPATH=. python tests/mutation/propose_pins.py

It keeps the lines written by hand (all whose id does not begin with ``pin-``) and rewrites the others: as few as notice every
mutation that no other case notices, answers of the engine before bare versions. What it writes is what the data say now. A
line is a golden case only once somebody has held it against the source that it names: read the difference line by line.
"""

import json
import os
import sys
from datetime import timedelta

import golden
import mutants
import proposed_questions as questions
import survey

from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.laender import CODES
from hardship_cli.law.holidays import Calendar
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import VALUE
from hardship_cli.schedule.pick import find, shown

ONE = timedelta(days=1)
LEVELS = {"remedy": "local", "remedy_higher": "higher", "remedy_supreme": "supreme"}
# Years in which some holiday came, went, or was kept once.
YEARS = (*range(1990, 1996), *range(2016, 2030))


def line(name, source, expect, *, question=None, facts=None, notes=""):
    case = {
        "id": name,
        "question": question,
        "facts": facts or {},
        "expect": expect,
        "source": source,
        "quote": "",
        "notes": notes,
    }
    return {key: value for key, value in case.items() if value is not None}


def boundaries(history):
    """The first day of each version and the day before, the first one's too."""
    for version in history:
        yield version.start - ONE
        yield version.start


def said(rule, version):
    return {
        "version": version.start.isoformat(),
        version.state: golden.plain(shown(rule, version) if version.state == VALUE else version.value),
    }


def scopes(rule):
    """The Länder whose histories differ, and the first of those that share the federal one; no Land for a federal rule."""
    if rule.scope == "federal":
        return [None]
    return [land for land in CODES if land in rule.lands or land in rule.as_federal[:1]]


def of_version(file, rule, land, day, *, began=None, short=False):
    """A bare pin: which version holds on a day, and what it says."""
    only = {"file": file, "rule": rule.id, "on": day.isoformat()}
    if land:
        only["land"] = land
    if began:
        only["began"] = began.isoformat()
    name = "-".join(filter(None, ("pin-version", rule.id, land, day.isoformat(), began and f"began-{began}")))
    try:
        version = find(rule, day, land, began).version
    except Unanswerable as error:
        return line(name, rule.history(land)[0].source, {"schedule_only": only, "error": error.code})
    only |= said(rule, version)
    if not short:
        only["source"] = version.source
        for key in ("who", "covers"):
            if getattr(version, key):
                only[key] = list(getattr(version, key))
    return line(name, version.source, {"schedule_only": only})


def of_reviews(file, rule, land):
    """A bare pin: which versions are to be read again."""
    starts = [version.start.isoformat() for version in rule.history(land) if version.review_by is not None]
    only = {"file": file, "rule": rule.id, **({"land": land} if land else {}), "reviewed": starts}
    if starts:
        yield line(
            "-".join(filter(None, ("pin", rule.id, land, "reviewed"))),
            rule.history(land)[-1].source,
            {"schedule_only": only},
        )


KEYS = {
    "fee": ("amount",),
    "permit": ("valid_until", "capped_by", "settlement_from"),
    "fiction": ("effect", "from", "until", "in_time", "last_day_to_apply"),
    "appeal": (
        "remedy", "notified", "last_day", "never_started", "reinstatement_until", "inaction_from", "fee_due", "work_until",
        "suspensive_effect",
    ),
}  # fmt: skip


def asked(law, rule, name, source, facts, *, question="appeal", names=()):
    """A case that puts a question: the keys of its answer that say something, and the version of the rule behind it."""
    try:
        answer = golden.QUESTIONS[question].ask(Case.read(facts), law, None)
    except Unanswerable as error:
        return line(name, source, {"error": error.code}, question=question, facts=facts)
    except InputError:
        return None  # facts that do not go together on this day
    applied = {step.rule: step.version.isoformat() for step in answer.steps if step.version is not None}
    values = {key: golden._got(answer, key, None) for key in names or KEYS[question]}
    expect = {key: value for key, value in values.items() if value is not None}
    if rule.id in applied:
        expect["versions"] = {rule.id: applied[rule.id]}
    return line(name, source, expect, question=question, facts=facts)


def source_on(history, day):
    return next((version.source for version in reversed(history) if version.start <= day), history[0].source)


def of_questions(law):
    """Answers on the boundaries of the rules on lengths of permits, fiction effects, periods and receipts."""
    for rule in law.deadlines.rules():
        for question, anchors, make in (
            ("permit", ("start",), questions.of_permit),
            ("fiction", ("applied", "continuation_ordered", "born"), questions.of_fiction),
            ("appeal", ("notified", "posted", "applied", "received"), questions.of_appeal),
        ):
            if rule.anchor in anchors and rule.scope == "federal":
                for day in sorted(set(boundaries(rule.versions))):
                    for number, facts in enumerate(make(day), start=1):
                        name = f"pin-{question}-{rule.id}-{day}-{number}"
                        yield asked(law, rule, name, source_on(rule.versions, day), facts, question=question)
        if rule.id in ("portal_retrieval_window", "email_earlier_receipt_counts"):
            for land in CODES:
                for day in sorted(set(boundaries(rule.history(land)))):
                    cases = questions.of_portal(land, day) if rule.id.startswith("portal") else [early_mail(land, day)]
                    for number, facts in enumerate(cases, start=1):
                        yield asked(
                            law, rule, f"pin-{rule.id}-{land}-{day}-{number}", source_on(rule.history(land), day), facts
                        )
    for rule in law.fees.rules():
        seen = set()
        for name, day, facts in questions.of_fee(rule):
            if (name, day) not in seen:
                seen.add((name, day))
                source = source_on(rule.versions, day)
                yield asked(
                    law,
                    rule,
                    f"pin-fee-{rule.id}-{day}-{name}",
                    source,
                    {**facts, "on": day.isoformat()},
                    question="fee",
                )


def early_mail(land, day):
    received = (day + ONE).isoformat()
    return {"land": land, "remedy": "action", "delivery": "email", "posted": day.isoformat(), "received": received}


def of_notification(law, rule):
    """Each Land on each boundary of its own history, asked of the engine: the day of notification."""
    federal = rule.id.endswith("_federal")
    delivery = rule.id.removeprefix("notification_").removesuffix("_federal").replace("_", "-")
    for land in CODES if rule.scope == "land" else ("NW",):
        history = rule.history(land)
        for day in boundaries(history):
            began = {version.old_if.began_before for version in history if version.old_if and version.start <= day}
            for start in [one for day_before in began for one in (day_before - ONE, day_before)] or [None]:
                facts = {"land": land, "remedy": "action", "delivery": delivery}
                facts["received" if rule.anchor in ("received", "notified") else "posted"] = day.isoformat()
                if federal:
                    facts["document"] = "objection-notice"
                if start:
                    facts["began"] = min(start, day).isoformat()
                name = f"pin-{rule.id}-{land}-{day}" + (f"-began-{min(start, day)}" if start else "")
                source = next((v.source for v in reversed(history) if v.start <= day), history[0].source)
                yield asked(law, rule, name, source, facts, names=("notified",))


def of_remedy(law, rule):
    """Each Land on each boundary: the remedy where the instruction names none."""
    for land in CODES if rule.scope == "land" else ("NW",):
        for day in boundaries(rule.history(land)):
            facts = {"land": land, "delivery": "handover", "received": day.isoformat(), "decided_by": LEVELS[rule.id]}
            source = next(
                (v.source for v in reversed(rule.history(land)) if v.start <= day), rule.history(land)[0].source
            )
            yield asked(law, rule, f"pin-{rule.id}-{land}-{day}", source, facts, names=("remedy",))


def of_holidays(law):
    """All holidays of a year in a Land and at its places."""
    calendar = Calendar(law.holidays)
    sources = {land: law.holidays["land"][land]["version"][-1]["source"] for land in CODES}
    for land in (None, *CODES):
        for place in ("land", *calendar.places(land)):
            for year in YEARS:
                days = golden.holidays_of(law, land, year, place)
                facts = {"land": land, "year": year, **({"place": place} if place != "land" else {})}
                name = (
                    f"pin-holidays-{land or 'DE'}-{place}-{year}"
                    if place != "land"
                    else f"pin-holidays-{land or 'DE'}-{year}"
                )
                yield line(
                    name, sources.get(land, "FEIERTAGE-LAENDER"), {"days": days}, question="holidays", facts=facts
                )


def proposals(law):
    for rule in law.deadlines.rules():
        notification = rule.id.startswith("notification_") and rule.kind in ("days", "weeks")
        if notification:
            yield from of_notification(law, rule)
        elif rule.id in LEVELS:
            yield from of_remedy(law, rule)
        for land in scopes(rule):
            history = rule.history(land)
            for day in boundaries(history):
                yield of_version("deadlines", rule, land, day)
            for version in history:
                if version.old_if:
                    before = version.old_if.began_before
                    yield from (
                        of_version("deadlines", rule, land, version.start, began=began)
                        for began in (before - ONE, before)
                    )
            yield from of_reviews("deadlines", rule, land)
        if not notification:
            for land in rule.as_federal[1:]:
                yield of_version("deadlines", rule, land, rule.versions[-1].start, short=True)
    for rule in law.fees.rules():
        yield from of_reviews("fees", rule, None)
        yield of_version("fees", rule, None, rule.versions[0].start - ONE)
    yield from of_questions(law)
    yield from of_holidays(law)


def killers(law, proposed):
    """For each mutation that no other answer notices: whether a bare version does, and the proposed lines that notice it."""
    known = survey.look([case for case in golden.read_cases() if not case["id"].startswith("pin-")], law)
    offered = survey.look(proposed, law)
    for mutant in mutants.mutants(law):
        changed = mutant.law(law)
        bare = False
        for case in survey.candidates(mutant, known):
            if golden.wrong(case, changed):
                bare = "schedule_only" in case["expect"]
                if not bare:
                    break
        else:
            yield bare, {case["id"] for case in survey.candidates(mutant, offered) if golden.wrong(case, changed)}


def fewest(unnoticed, proposed):
    """A small set of lines: answers for all that an answer can notice, then bare versions for what nothing notices yet."""
    left = list(unnoticed)
    chosen = cover(
        [ids for _bare, ids in left], [case["id"] for case in proposed if "schedule_only" not in case["expect"]]
    )
    left = [ids for bare, ids in left if not bare and not ids & chosen]
    return chosen | cover(left, [case["id"] for case in proposed])


def cover(sets, names):
    """Greedily, names that meet each set that can be met."""
    chosen, left = set(), list(sets)
    while True:
        counts = dict.fromkeys(names, 0)
        for name in (name for ids in left for name in ids):
            if name in counts:
                counts[name] += 1
        best = max(counts, key=counts.get, default=None)
        if best is None or not counts[best]:
            return chosen
        chosen.add(best)
        left = [ids for ids in left if best not in ids]


def main():
    law = Law()
    path = os.path.join(golden.golden_cases.CASES, "pins.jsonl")
    with open(path, encoding="utf-8") as file:
        kept = [text for text in file.read().splitlines() if not json.loads(text)["id"].startswith("pin-")]
    proposed = [case for case in proposals(law) if case is not None]
    assert len({case["id"] for case in proposed}) == len(proposed)
    chosen = fewest(killers(law, proposed), proposed)
    lines = kept + [json.dumps(case, ensure_ascii=False) for case in proposed if case["id"] in chosen]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    sys.stderr.write(f"{len(kept)} lines by hand, {len(chosen)} of {len(proposed)} proposed\n")


if __name__ == "__main__":
    main()

"""The one vocabulary: every fact of a case, its values and its meaning. How they are read stands in ``case.py``.

The same name is a command-line option, a key in a case file, a column in a batch file and a key in JSON.
"""

from typing import NamedTuple

from hardship_cli.i18n import N_
from hardship_cli.values import codes_of

BORN = "born"  # the one day whose century nothing tells
LISTED = ("act", "against", "extras", BORN)  # facts of which a file may hold several, in a list
NO_DAY = "none"  # stands in the place of a day: there is no title that ends on one


class Fact(NamedTuple):
    """One word of the vocabulary: how it is read, what it means, and which values it takes (``values.py``)."""

    name: str
    kind: str  # text | land | choice | list | day | day-or-none | flag | period | place
    help: str
    values: tuple[str, ...] = ()


# Decisions of an administrative court, each with the remedy against it (§ 124a Abs. 4, § 147 VwGO).
COURT_DOCUMENTS = {"judgment": "leave-to-appeal", "urgent-order": "complaint"}
# What an objection can attack together: the refusal of a title, and the removal threat that rests on it. Its code has a comma.
THREAT = "removal-threat"
WITH_THREAT = {
    f"{refusal},{THREAT}": refusal for refusal in ("refused-issue", "refused-extend", "refused-change-purpose")
}

_FACTS = (
    Fact("id", "text", N_("your own reference; passed through")),
    Fact("land", "land", N_("Land of the authority that decides: NW, Hessen, 05315000")),
    Fact("title", "choice", N_("humanitarian ground of the permit")),
    Fact("act", "choice", N_("the chargeable act")),
    Fact("outcome", "choice", N_("how the application ended (§ 49 AufenthV)")),
    Fact("against", "choice", N_("what the objection attacks (§ 51 AufenthV)")),
    Fact("reason", "choice", N_("why the card is issued anew (§ 45c AufenthV)")),
    Fact("extras", "list", N_("added services, several with commas")),
    Fact("born", "day", N_("date of birth; the age is reckoned on the rule's day (§ 50 AufenthV)")),
    Fact("minor", "flag", N_("under 18 on the rule's day (§ 50 AufenthV)")),
    Fact("benefits", "choice", N_("livelihood not secured without these benefits (§ 53 AufenthV)")),
    Fact("status", "choice", N_("status with a rule of its own (§§ 52, 52a AufenthV)")),
    Fact("start", "day", N_("first day of the new permit")),
    Fact("months", "period", N_("length asked for: 6, 6m, 3y, 90d, P6M")),
    Fact("until", "day", N_("last day asked for")),
    Fact("purpose_until", "day", N_("day on which the purpose ends (§ 7 Abs. 2 AufenthG)")),
    Fact("passport_until", "day", N_("last day of the passport")),
    Fact("lawful_since", "day", N_("first day of the lawful stay (§ 26 Abs. 1 AufenthG)")),
    Fact("permit_until", "day-or-none", N_("last day of the title held now, or none")),
    Fact(
        "held",
        "choice",
        N_("what is held now; without a title permit_until is the last lawful day (§ 81 Abs. 3, 4 AufenthG)"),
    ),
    Fact("held_ground", "choice", N_("ground of the permit held now (§ 45 Nr. 2 or Nr. 3 AufenthV)")),
    Fact("born_in_germany", "flag", N_("born in Germany: six months to apply (§ 81 Abs. 2 S. 2 AufenthG)")),
    Fact("lawful_stay", "flag", N_("lawful stay without a title (§ 81 Abs. 3 AufenthG)")),
    Fact("applied", "day", N_("day on which the authority received the application")),
    Fact("continuation_ordered", "day", N_("day of an order under § 81 Abs. 4 S. 3 AufenthG")),
    Fact("decided", "day", N_("day of the decision")),
    Fact("posted", "day", N_("day on which it was handed to the post, sent or provided")),
    Fact("received", "day", N_("day on which it really arrived or was retrieved")),
    Fact("notified", "day", N_("day of notification (Bekanntgabe), where known")),
    Fact("filed", "day", N_("day on which the remedy arrived")),
    Fact("obstacle_gone", "day", N_("day on which what kept from acting was gone (§ 60 Abs. 2 VwGO)")),
    Fact("delivery", "choice", N_("how it was notified or served")),
    Fact("document", "choice", N_("what was delivered")),
    Fact("instruction", "choice", N_("instruction on the remedy (Rechtsbehelfsbelehrung, § 58 VwGO)")),
    Fact("decided_by", "choice", N_("level of the authority that decided")),
    Fact("remedy", "choice", N_("remedy that the instruction names; empty: the Land's rule")),
    Fact("began", "day", N_("day on which the procedure began (transitional clauses)")),
    Fact("departure_days", "period", N_("time for departure that the decision sets, in days (§ 59 AufenthG): 30, 30d")),
    Fact("departure_until", "day", N_("last day to leave, where the decision names it (§ 59 AufenthG)")),
    Fact("departure_from", "choice", N_("what the days for departure count from")),
    Fact("enforceable_from", "day", N_("day from which the duty to leave can be enforced (§ 58 Abs. 2 AufenthG)")),
    Fact("suspended", "day", N_("day from which a court suspends the duty to leave (§ 80 Abs. 5 VwGO)")),
    Fact("enforceable_again", "day", N_("day from which the duty to leave can be enforced again")),
    Fact("place", "place", N_("place where the remedy must arrive, if it has holidays of its own")),
    Fact("paid", "day", N_("day on which the fee was paid")),
    Fact("on", "day", N_("the law of this day, instead of the day taken from the case")),
)
FACTS: dict[str, Fact] = {fact.name: fact._replace(values=codes_of(fact.name)) for fact in _FACTS}

# What a service description's key in the catalogue of public services (FIM, LeiKa) stands for: its title, its acts, the first
# where none is named. The descriptions themselves are law data; a test holds the two to each other.
SERVICES: dict[str, tuple[str, tuple[str, ...]]] = {
    "99010022001012": ("25-4-2", ("issue", "change-purpose")),
    "99010022020012": ("25-4-2", ("extend",)),
    "99010022001005": ("23a", ("issue",)),
}
# What a service key stands for.
SERVICE_FACTS = ("act", "title")
# No fact of its own: read in the place of act and title.
SERVICE = Fact(
    "service", "service", N_("key of the service description (FIM, LeiKa), for act and title"), tuple(SERVICES)
)

# Pairs of days of which the first cannot be later than the second.
DAY_ORDER = (
    ("born", "applied"),
    ("born", "decided"),
    ("born", "start"),
    ("applied", "decided"),
    ("applied", "posted"),
    ("applied", "received"),
    ("applied", "notified"),
    ("decided", "posted"),
    ("decided", "notified"),
    ("decided", "received"),
    ("decided", "filed"),
    ("posted", "notified"),
    ("posted", "received"),
    ("applied", "continuation_ordered"),
    ("continuation_ordered", "decided"),
    ("continuation_ordered", "notified"),
    ("began", "decided"),
    ("began", "posted"),
    ("began", "received"),
    ("began", "notified"),
    ("lawful_since", "start"),
    ("start", "until"),
    ("decided", "departure_until"),
    ("suspended", "enforceable_again"),
)

"""What every code of the vocabulary, of the answers and of the law data is called; each table by the codes that it names."""

from hardship_cli import questions
from hardship_cli.i18n import N_

STATUS = {
    "calculated": N_("calculated"),
    "review": N_("to be reviewed: see the remarks"),
    "disputed": N_("disputed: the law has two readings, the remarks say which leads"),
    "blocked": N_("no answer possible"),
}

STATUSES: dict[str, str] = {"review": N_("to be reviewed"), "disputed": N_("disputed")}
# Short words for each status; what it means is told with each single answer.
STATUS_SHORT = STATUS | STATUSES

# Why a row of a register failed, by the code of the error, in a few words; the row itself says it in full.
FAILURES: dict[str, str] = {
    **dict.fromkeys(
        ("date_form", "date_slashes_form", "date_year_last", "date_serial", "day_with_time"),
        N_("no day that can be read"),
    ),
    "date_slashes": N_("a day that can mean two"),
    "date_not_real": N_("a day that does not exist"),
    "date_no_day": N_("a day that stands for none"),
    "date_out_of_range": N_("a day outside the years that are known"),
    "date_two_digit_year": N_("a year of two digits"),
    "date_weekday": N_("a weekday that is not the day's"),
    "date_needs_today": N_("a day that needs today"),
    "date_no_year": N_("a day without a year"),
    "date_several": N_("several days in one cell"),
    "date_span": N_("a span of time and no day"),
    **dict.fromkeys(
        (
            "duration_form",
            "duration_day",
            "duration_fraction",
            "duration_limit",
            "duration_range",
            "duration_working_days",
        ),
        N_("no length that can be read"),
    ),
    "duration_joined": N_("a length of months and days together"),
    "duration_not_positive": N_("a length of nothing"),
    "duration_none": N_("no time for departure"),
    "duration_absurd": N_("a length beyond all measure"),
    "unknown_land": N_("no Land that is known"),
    "several_lands": N_("several Länder in one cell"),
    "land_ambiguous": N_("a name that several Länder have"),
    "unknown_place": N_("no place that is known"),
    "place_needs_land": N_("a place whose Land is not given"),
    "not_a_choice": N_("a word that is not known"),
    "word_ambiguous": N_("a word with several meanings"),
    "outcome_open": N_("no result yet"),
    **dict.fromkeys(("not_a_flag", "flag_unknown"), N_("neither yes nor no")),
    "cell_error": N_("an error in the cell"),
    "wrong_type": N_("a value of the wrong kind"),
    "audit_not_readable": N_("no amount that can be read"),
    "unknown_service": N_("no service key that is known"),
    "service_disagrees": N_("does not go with the service key"),
    **dict.fromkeys(("several_acts", "several_persons", "batch_persons"), N_("several in one row")),
    **dict.fromkeys(("batch_not_json", "batch_json_constant"), N_("no JSON")),
    "batch_not_object": N_("JSON, but no object"),
    "batch_key_twice": N_("a key that stands there twice"),
    "batch_key_no_text": N_("a key that is no text"),
    "batch_value_no_text": N_("a value that is no text"),
    **dict.fromkeys(("wrong_order", "until_before_start"), N_("days that contradict each other")),
    **dict.fromkeys(("needs_act", "extra_not_with_act"), N_("belongs to another act")),
    "attacks_together": N_("cannot be attacked together"),
    "remedy_without_instruction": N_("a remedy named without an instruction"),
    "remedy_not_against": N_("is not open against this document"),
    **dict.fromkeys(("held_without_title", "order_without_title"), N_("not with this kind of stay")),
    **dict.fromkeys(("ground_without_permit", "ground_without_title"), N_("needs a permit that is held")),
    "born_abroad_lawful_since": N_("only for a birth in Germany"),
    "lawful_not_23a": N_("not with the ground § 23a"),
    "departure_twice": N_("is set twice"),
    "suspended_needed": N_("needs the day of the suspension"),
    "no_court_service": N_("is no service of a court"),
    "sticker_too_long": N_("too long for a sticker"),
    "carrier_twice": N_("excludes another added service"),
    "sticker_is_no_card": N_("excludes another added service"),
    "length_disagrees": N_("lengths that contradict each other"),
    "minor_disagrees": N_("does not go with the birth date"),
    "period_out_of_range": N_("a period that leaves the calendar"),
    "half_cent": N_("an amount that cannot be halved"),
}

LEVELS = {"hint": N_("Note"), "warning": N_("Caution"), "info": N_("Info")}

# How well a source was checked.
RESULTS = {
    "verified": N_("text read"),
    "secondary": N_("two accounts agree"),
    "single": N_("one account"),
    "open": N_("no text read"),
}

QUESTIONS: dict[str, str] = {name: one.label for name, one in questions.QUESTIONS.items()}

NOT_RAISED: dict[str, str] = {
    "not_granted": N_("none granted"),
    "other_act": N_("not raised by this act"),
    "after_court": N_("the case is one after a court"),
}

EFFECTS = {
    "minors_half": N_("half for minors"),
    "processing_fee": N_("processing fee: full on refusal or withdrawal"),
    "processing_fee_free": N_("no processing fee"),
    "objection_refusal": N_("half of the act's fee"),
    "sticker_reduction": N_("less the card's share (sticker)"),
    "sticker_flat": N_("flat fee for the sticker"),
    "not_rendered": N_("not due: the service is not rendered"),
    "benefits_exemption": N_("exempt: benefits under SGB II, SGB XII or AsylbLG"),
    "benefits_exemption_processing": N_("exempt: benefits under SGB II, SGB XII or AsylbLG"),
    **dict.fromkeys(("protection_exemption", "protection_exemption_processing"), N_("exempt: protection status")),
    **dict.fromkeys(("scholarship_exemption", "scholarship_exemption_processing"), N_("exempt: public scholarship")),
    **dict.fromkeys(("swiss_exemption", "swiss_exemption_processing"), N_("exempt: Swiss nationals")),
    "association_turkey_exemption": N_("exempt: association right EU-Turkey"),
    **dict.fromkeys(
        ("association_turkey_24_and_over", "association_turkey_under_24", "swiss_24_and_over", "swiss_under_24"),
        N_("fee of the German identity card"),
    ),
    "chip_defect_exemption": N_("free: the chip's defect is not the holder's fault"),
    "E15": N_("extension of the paper only"),
    "COMMISSION_REFUSAL": N_("no application, so no processing fee"),
}

# What the words of an answer are called for people.
CAPS: dict[str, str] = {
    "requested": N_("the length applied for"),
    "purpose": N_("the end of the purpose (§ 7 Abs. 2 AufenthG)"),
    "passport": N_("the end of the passport (practice)"),
    "six-months": N_("six months at most (§ 26 Abs. 1 S. 1 AufenthG)"),
    "three-years": N_("three years at most (§ 26 Abs. 1 S. 1 AufenthG)"),
}

# The limits of a permit's length without their provisions, which stand beside the day.
CAPS_SHORT: dict[str, str] = {
    "requested": N_("the length applied for"),
    "purpose": N_("end of the purpose"),
    "passport": N_("end of the passport, by practice"),
    "six-months": N_("six months at most"),
    "three-years": N_("three years at most"),
}

FICTIONS: dict[str, str] = {
    "continuation": N_("the title continues (Fortgeltungsfiktion)"),
    "permitted-stay": N_("the stay counts as permitted (Erlaubnisfiktion)"),
    "suspended-removal": N_("removal counts as suspended (Duldungsfiktion)"),
    "none": N_("no fiction effect"),
}

# The same of an effect that has ended, behind the day on which it did.
FICTIONS_UNTIL_THEN: dict[str, str] = {
    "continuation": N_("until then the title continued"),
    "permitted-stay": N_("until then the stay counted as permitted"),
    "suspended-removal": N_("until then removal counted as suspended"),
}

# What German law calls them: in German sentences, where the term says it all.
FICTION_TERMS: dict[str, str] = {
    "continuation": "Fortgeltungsfiktion",
    "permitted-stay": "Erlaubnisfiktion",
    "suspended-removal": "Duldungsfiktion",
}

# The remedies as part of a sentence.
REMEDIES_IN_SENTENCES: dict[str, str] = {
    "objection": N_("the objection (Widerspruch)"),
    "action": N_("the action (Klage)"),
    "leave-to-appeal": N_("the request for leave to appeal (Zulassung der Berufung)"),
    "complaint": N_("the complaint (Beschwerde)"),
    "unread": N_("the remedy that the instruction gives"),
    "none": N_("no remedy at all"),
    "": N_("the remedy"),
}

WEEKEND: dict[str, str] = {"saturday": N_("Saturday"), "sunday": N_("Sunday")}

# Why an answer may be another: facts that nobody has given.
NOT_GIVEN: dict[str, str] = {
    "childs_paper": N_("for a child's travel document without a chip"),
    "paper_form": N_("on the paper form, without a card"),
    "objection_succeeds": N_("as far as the objection succeeded"),
    "threat_own_grounds": N_("if the removal threat is attacked on grounds of its own"),
    "began_unknown": N_("if the procedure began later"),
    "posted_later": N_("if it was posted later than on the day of its date"),
    "other_land": N_("by the law of other Länder"),
    "notified_then": N_("if notified after the title had ended"),
    "notified_after_order": N_("if notified after the order"),
    "notified_later": N_("if it was notified later"),
    "notified_earlier": N_("if it was notified earlier"),
    "applied_earlier": N_("if the application came earlier"),
    "posted_unknown": N_("if the presumed day of notification lies after the receipt"),
    "receipt_unknown": N_("if it did not demonstrably arrive before the presumed day of notification"),
    "acknowledgement_missing": N_("if no acknowledgement came back and the procedure need not be electronic"),
    "place": N_("at other places: {reading}"),
    "land": N_("in {reading}"),
    "applied_in_time": N_("if applied for in time"),
    "lawful_since": N_("if the stay was lawful without a title before"),
    "born_abroad": N_("if the child was not born in Germany"),
}

# The same, and how else the law may be read; what a disputed point says stands in the data.
BECAUSE: dict[str, str] = NOT_GIVEN | {
    "held_ground_same": N_("as an extension, for the ground stays"),
    "shorter_permit": N_("by the length that the permit can have"),
    "nothing_to_extend": N_("as a first permit, for none is held that could be extended"),
    "remedy_differs": N_("because the instruction names the wrong remedy"),
    "remedy_denied": N_("if the notice says that no remedy is open"),
    "backwards_rolled": N_("without moving back"),
    "saturdays_count": N_("if Saturdays count as Werktage"),
    "saturdays_do_not_count": N_("if Saturdays do not count as Werktage"),
    "passport_practice": N_("without the practice of ending with the passport"),
    "gap": N_("if the gap in the lawful stay is judged otherwise"),
    "grant_begins_later": N_("if it lasts until the new permit begins"),
}

# What a value of a missing fact is called where an error lists what each would give.
VALUES = {
    **dict.fromkeys(("extend_up_to_1m", "issue_up_to_1m", "change-purpose_up_to_1m"), N_("up to one month")),
    **dict.fromkeys(
        ("extend_over_1m", "issue_over_1m", "change-purpose_over_1m", "extend_over_3m", "issue_over_12m"), N_("more")
    ),
    "extend_up_to_3m": N_("up to three months"),
    "issue_up_to_12m": N_("up to one year"),
    "card_older": N_("24 and over"),
    "card_younger": N_("under 24"),
    "stay_below_threshold": N_("not yet:"),
    "stay_at_threshold": N_("already:"),
    "title_in_time": N_("title held, application in time:"),
    "title_late": N_("title held, application late:"),
    "no_title": N_("no title:"),
    "no_title_lawful": N_("no title, lawful stay:"),
    "lawful_at_application": N_("lawful at the application:"),
    "lawful_before": N_("lawful before, no longer:"),
    "never_lawful": N_("never lawful:"),
}

UNITS = {
    "days": (N_("{count} day"), N_("{count} days")),
    "weeks": (N_("{count} week"), N_("{count} weeks")),
    "months": (N_("{count} month"), N_("{count} months")),
    "years": (N_("{count} year"), N_("{count} years")),
}

# From when on a version counts as known.
KNOWN_BY = {
    "published": N_("its source was published on"),
    "checked": N_("its source bears no day of publication and was checked on"),
    "undated": N_("its source bears no day"),
}
VERSION_STATES = {
    "none": N_("not in force"),
    "gap": N_("no text read"),
    "nothing": N_("nothing said"),
    "unknown": N_("unknown"),
}

ORIGINS = {"environment": N_("environment"), "file": N_("user file"), "default": N_("built in")}

ENTRIES: dict[str, str] = {
    "lawful_since": N_("lawful stay begins"),
    "began": N_("procedure begins"),
    "applied": N_("application received"),
    "continuation_ordered": N_("continuation ordered"),
    "decided": N_("decided"),
    "posted": N_("posted or sent"),
    "received": N_("arrived"),
    "notified": N_("notified (Bekanntgabe)"),
    "filed": N_("remedy filed"),
    "obstacle_gone": N_("the obstacle is gone"),
    "paid": N_("fee paid"),
    "start": N_("first day asked for"),
    "until": N_("last day asked for"),
    "fiction_begins": N_("begins: {effect}"),
    "fiction_ends": N_("ends: {effect}"),
    "title_ends": N_("last day of the title held now"),
    "lawful_stay_ends": N_("last lawful day without a visa"),
    "apply_by": N_("last day to apply for an extension"),
    "fee_due": N_("fee due"),
    "fee_contest_due": N_("last day for {remedy} against the fee alone"),
    "noted_last_day": N_("noted as the last day for the remedy"),
    "year_opened": N_("end of the year that the wrong instruction opens"),
    "granted_until": N_("granted until here by the notice"),
    "remedy_raw_end": N_("period for {remedy} would end; moves to the next working day"),
    "remedy_safe": N_("safe last day for {remedy}: end of the ordinary period"),
    "remedy_due": N_("last day for {remedy}"),
    "enforceable_from": N_("the duty to leave can be enforced from here"),
    "suspended": N_("the court suspends the duty to leave"),
    "enforceable_again": N_("the duty to leave can be enforced again"),
    "departure_anew": N_("time for departure runs anew"),
    "departure_ends": N_("last day to leave"),
    "work_ends": N_("work: the title counts as continuing until here"),
    "reasons_due": N_("last day for the reasons, at the higher administrative court"),
    "reinstatement_due": N_("last day to ask for reinstatement and to act"),
    "reinstatement_ends": N_("outer limit of reinstatement (Wiedereinsetzung)"),
    "inaction_from": N_("action for failure to act (Untätigkeitsklage) open"),
    "purpose_ends": N_("the purpose ends"),
    "passport_ends": N_("last day of the passport"),
    "age_turns": N_("turns {age}: the fee changes"),
    "fee_turns": N_("the fee changes"),
    "permit_begins": N_("new permit: first day"),
    "permit_ends": N_("new permit: last day"),
    "extension_due": N_("last day to apply for the next extension"),
    "settlement_from": N_("settlement permit possible"),
}

ENTRY_STATES: dict[str, str] = {
    "open": N_("to do"),
    "done": N_("done in time"),
    "late": N_("done too late"),
    "passed": N_("passed"),
}

# Values of an answer that a what-if can change (``timeline.Change.about``), as the table says it and as the page does.
CHANGED: dict[str, str] = {
    "fee.amount": N_("fee"),
    "permit.capped_by": N_("permit: set by"),
    "fiction.effect": N_("fiction effect"),
    "fiction.in_time": N_("application in time"),
    "appeal.remedy": N_("remedy"),
    "appeal.filed_in_time": N_("remedy in time"),
}
CHANGED_ON_PAGE: dict[str, str] = {
    **CHANGED,
    "fee.amount": N_("Fee"),
    "permit.capped_by": N_("set by"),
    "fiction.effect": N_("Effect"),
    "appeal.remedy": N_("Remedy"),
}

# A fact that is open without effect, as the subject of a sentence.
OPEN_FACTS: dict[str, str] = {
    "against": N_("What the objection attacks"),
    "reason": N_("The reason"),
    "extras": N_("The form"),
    "months": N_("The length"),
    "born": N_("The age"),
}

# What is taken of a case of which nothing is said.
ASSUMED: dict[str, str] = {
    "on": N_("the law of today"),
    "minor": N_("of age"),
    "benefits": N_("no social benefits"),
    "status": N_("no protection status"),
    "held": N_("a permit held now"),
    "born_in_germany": N_("not born in Germany"),
    "born_in_germany=true": N_("born in Germany"),
}

REASONS: dict[str, str] = {
    "exemption-missed": N_("an exemption was missed"),
    "minor-not-halved": N_("not halved for a minor"),
    "halved": N_("halved without a reason"),
    "not-charged": N_("nothing was charged"),
    "extras-missing": N_("added services were left out"),
    "other-reading": N_("another reading of a disputed point"),
    "other-version": N_("another version of the tariff"),
    "other-position": N_("another fee number"),
    "other": N_("another amount"),
    "last-day-too-late": N_("last day too late"),
    "last-day-too-early": N_("last day too early"),
    "remedy-wrong": N_("wrong remedy in the notice"),
    "remedy-denied": N_("the notice says that no remedy is open"),
    "last-day-no-period": N_("no period runs"),
    "safe-day": N_("the safe day was recorded"),
    "valid-until-too-late": N_("permit too long"),
    "valid-until-too-early": N_("permit too short"),
    "valid-until-not-granted": N_("a last day, and nothing was granted"),
    "fee-not-checked": N_("fee not checked"),
    "remedy-not-checked": N_("remedy not checked"),
    "last-day-not-checked": N_("last day for the remedy not checked"),
    "valid-until-not-checked": N_("last day of the permit not checked"),
}

"""Texts about case files, timelines and checklists."""

from hardship_cli.i18n import N_

NOTES: dict[str, str] = {
    "decision_differs": "{difference}",
    "decision_same": N_("As the law has it was recorded: {same}."),
    "length_as_granted": N_(
        "No length that was asked for is given: the permit is taken to be as long as it was granted, until {until}."
    ),
    "decision_unchecked": N_("What was recorded of the decision could not be checked: hardship audit says why."),
    "checklist_no_land": N_(
        "No Land was given: shown is the description of {land}, released {released}, as an example. --land chooses another."
    ),
    "checklist_other_land": N_(
        "For {own} no description of its own was read. What follows is that of {land}, released {released}: it binds no other Land. Ask the authority for its own list."
    ),
    "ended_unapplied": N_(
        "The title ended on {ended}, and no application and no decision is known: nothing bridges the time since then, and a late"
        " application continues nothing by law ({basis}). Apply at once."
    ),
    "stay_ended_unapplied": N_(
        "The stay was lawful without a visa until {ended}, and no application and no decision is known: a late application only"
        " suspends the removal ({basis}). Apply at once."
    ),
    "ended_unapplied_order": N_(
        "The title ended on {ended}, and no application and no decision is known: nothing bridges the time since then, and a late"
        " application continues nothing by law ({basis}). Apply at once; to avoid undue hardship the authority can order that"
        " the title continues ({order_basis})."
    ),
    "ended_unapplied_day_off": N_(
        "The title ended on {ended}, a day off, and no application and no decision is known. By one reading of a disputed point"
        " ({point}) an application that arrives by {day} is still in time; by the other it is too late already ({basis})."
    ),
    "permit_ended": N_(
        "The permit ended on {ended}. Whether an extension was applied for by then is not among the facts of this case: if not,"
        " nothing bridges the time since then, and a late application continues nothing by law ({basis})."
    ),
    "permit_ended_longest": N_(
        "No length of the permit is given: it ended on {ended} at the latest. Whether an extension was applied for in time is not"
        " among the facts of this case: if not, nothing bridges the time since its last day, and a late application continues"
        " nothing by law ({basis})."
    ),
    "remedy_missed": N_("The period for {remedy} ended on {day} and was not kept, as far as is known ({basis})."),
    "remedy_missed_reinstatement": N_(
        "The period for {remedy} ended on {day} and was not kept, as far as is known. Without fault, reinstatement"
        " (Wiedereinsetzung) must be asked for, and the remedy filed, within {weeks} weeks after the obstacle has gone ({basis}):"
        " find out on which day that was. {until} is no deadline to wait for, only the outer limit ({limit_basis})."
    ),
    "remedy_missed_request": N_(
        "The period for {remedy} ended on {day} and was not kept, as far as is known. Without fault, reinstatement"
        " (Wiedereinsetzung) must be asked for, and the remedy filed, by {until} ({basis})."
    ),
    "remedy_over_unless": N_(
        "The safe day for {remedy} was {day} ({basis}). By another reading, or if a fact that is not known is otherwise, the period"
        " may still run: the remarks say by which, and until when."
    ),
    "remedy_late_unless": N_(
        "Filed on {filed}, after the safe day for {remedy}, {day} ({basis}). By another reading, or if a fact that is not known is"
        " otherwise, that is in time: the remarks say by which."
    ),
    "year_missed": N_(
        "The year in which {remedy} was open for want of a correct instruction ended on {day}, and was not kept, as far as is"
        " known ({basis})."
    ),
    "year_runs": N_(
        "The ordinary period for {remedy} ended on {day}. Only if the instruction is missing or wrong is it still open, until"
        " {until} at the latest ({basis}): file now, do not wait for that day."
    ),
    "period_uncounted": N_(
        "A decision was made or sent on {day}, but how and when it was notified is not known: the period for a remedy may be running."
    ),
    "period_uncounted_until": N_(
        "A decision was made or sent on {day}, but how and when it was notified is not known: the period for a remedy may be running, and"
        " if it was notified on that day, the last day is {until} ({basis})."
    ),
    "period_uncounted_day": N_(
        "A decision was made or sent on {day}, but for the day of notification this is missing: {facts}. The period for a remedy may be"
        " running."
    ),
    "period_uncounted_until_day": N_(
        "A decision was made or sent on {day}, but for the day of notification this is missing: {facts}. The period for a remedy may be"
        " running, and if it was notified on that day, the last day is {until} ({basis})."
    ),
    "period_uncounted_unread": N_(
        "A decision was made or sent on {day}, but the law that was read gives no day of notification for it ({law}): the period for a"
        " remedy may be running."
    ),
    "period_uncounted_until_unread": N_(
        "A decision was made or sent on {day}, but the law that was read gives no day of notification for it ({law}): the period for a"
        " remedy may be running, and if it was notified on that day, the last day is {until} ({basis})."
    ),
    "period_uncounted_land": N_(
        "A decision was made or sent on {day}, but the Land is not known, by whose law it was notified: the period for a remedy may be running."
    ),
    "period_uncounted_until_land": N_(
        "A decision was made or sent on {day}, but the Land is not known, by whose law it was notified: the period for a remedy may be running,"
        " and if it was notified on that day, the last day is {until} ({basis})."
    ),
    "appeal_of_each": N_(
        "A decision was made or sent: the period for the remedy of each person may be running, but its last day is not known of all"
        " of them together. Ask for it of each person alone."
    ),
    "appeal_of_each_until": N_(
        "By what is known of all of them the last day for the remedy of each person is {until} ({basis}); whether something else"
        " holds of one, the question about that person alone says."
    ),
    "departure_over": N_(
        "The time for departure ended on {day} ({basis}), and no fact says that it was interrupted. A remedy alone does not interrupt"
        " it (§ 84 Abs. 1 AufenthG); an order of the court does (§ 80 Abs. 5 VwGO): --suspended."
    ),
    "departure_over_unless": N_(
        "The time for departure ended on {day} ({basis}); only by another reading, or if a fact that is not known is otherwise, does it"
        " last until {until}. A remedy alone does not interrupt it (§ 84 Abs. 1 AufenthG)."
    ),
    "departure_over_again": N_(
        "The time for departure ended on {day} ({basis}). The suspension from {suspended} on is reckoned with; no fact says that the time"
        " was interrupted after that."
    ),
    "departure_over_suspended": N_(
        "The time for departure ended on {day} ({basis}), before the suspension began on {suspended}. While that lasts, the duty to"
        " leave cannot be enforced."
    ),
    "departure_over_resumed": N_(
        "The time for departure ended on {day} ({basis}), before the suspension began on {suspended}. Since {again} the duty to leave"
        " can be enforced again."
    ),
    "departure_of_each": N_(
        "A time for departure is set, but when it ends is not known of all of them together: ask for it of each person alone."
    ),
    "departure_of_each_until": N_(
        "By what is known of all of them the last day to leave is {until} ({basis}); whether something else holds of one, the question"
        " about that person alone says."
    ),
    "passport_ended": N_(
        "The passport ended on {ended}, and nothing is decided. A valid one is a condition of the permit ({basis}), though it can be"
        " waived."
    ),
    "fee_barred": N_(
        "The fee fell due on {due}. With the end of {last} the claim to it was barred ({basis}), unless a demand in writing, a"
        " deferral, an act of enforcement or the like interrupted that time, of which no fact tells: look into it before it is paid or"
        " demanded."
    ),
    "checklist_also_for": N_("The same service is meant for this act: its description speaks of an issue."),
}

# What is to be done next where one of these remarks on a case holds, and no day is open before it.
NEXT: dict[str, str] = {
    "ended_unapplied": N_("apply at once"),
    "stay_ended_unapplied": N_("apply at once"),
    "ended_unapplied_order": N_("apply at once"),
    "ended_unapplied_day_off": N_("apply by {day}"),
    "permit_ended_longest": N_("if no extension was applied for: apply at once"),
    "permit_ended": N_("if no extension was applied for: apply at once"),
    "remedy_missed_reinstatement": N_(
        "find out on which day the obstacle was gone; reinstatement: {weeks} weeks from that day ({basis})"
    ),
    "year_runs": N_("file {remedy} now"),
    "remedy_over_unless": N_("file {remedy} now"),
    "appeal_of_each": N_("ask for the remedy of each person alone"),
    "departure_of_each": N_("ask for the time for departure of each person alone"),
    "departure_over": N_("find out at once whether the time for departure was extended or interrupted"),
    "departure_over_unless": N_("find out at once whether the time for departure was extended or interrupted"),
    "departure_over_again": N_("find out at once whether the time for departure was extended or interrupted"),
    "departure_over_suspended": N_("find out until when the order of the court suspends the duty to leave"),
    "departure_over_resumed": N_("find out at once whether the time for departure was extended or interrupted"),
    "passport_ended": N_("ask for a valid passport"),
    "period_uncounted": N_("find out how and when it was notified"),
    "period_uncounted_until": N_("find out how and when it was notified; until then {until} counts as the last day"),
    "period_uncounted_day": N_("find out: {facts}"),
    "period_uncounted_until_day": N_("find out: {facts}; until then {until} counts as the last day"),
    "period_uncounted_unread": N_(
        "read what the law says of this notification ({law}), or ask the authority for its day"
    ),
    "period_uncounted_until_unread": N_(
        "read what the law says of this notification ({law}), or ask the authority for its day; until then {until} counts as the last day"
    ),
    "period_uncounted_land": N_("give the Land, on which the period for a remedy depends"),
    "period_uncounted_until_land": N_(
        "give the Land, on which the period for a remedy depends; until then {until} counts as the last day"
    ),
}

ERRORS: dict[str, str] = {
    "case_unreadable": N_(
        "{path} cannot be read: {because}.{did_you_mean}\nGive a case file (TOML or JSON), or - for stdin."
    ),
    "case_is_register": N_("{path} is a register, no case file.\nFor it: hardship batch {path} -o answers.csv"),
    "case_is_output": N_(
        "{path} is no case file: none ends in {value}.\nGive the case file itself (.toml or .json); hardship init case writes a template."
    ),
    "nothing_recorded": N_(
        "Nothing recorded is given that could be held against the law.\nGive one or more of: {accepted}."
    ),
    "no_case_files": N_("{path} holds no case file.\nLooked for: {accepted}. Name a table of results itself."),
    "case_is_directory": N_("{path} is a directory.\nGive its files: {path}/*.toml"),
    "case_too_large": N_(
        "{path} is larger than {limit} bytes: that is no case file.\nFor tables of cases: hardship batch."
    ),
    "case_not_utf8": N_("{path} is no text: neither UTF-8, nor UTF-16, nor Windows-1252.\nSave it as UTF-8."),
    "case_two_encodings": N_(
        "{path} is written in two encodings: some letters are UTF-8, others are not.\nSave it again as a whole, as UTF-8."
    ),
    "case_encoding": N_("{path} is written in {encoding}, not UTF-8; it was read as that."),
    "case_not_toml": N_(
        '{path} is no TOML{why}.\nWrite one fact a line, texts and days in quotes: permit_until = "2026-03-31". hardship init case writes a template.'
    ),
    "case_heading": N_(
        "{value} is a heading, and a case file has none.\nLeave the line out: all facts of the case stand below each other, each once."
    ),
    "case_line_no_value": N_(
        "'{value}' has no value.\nWrite one fact a line: the fact, an equals sign, the value in quotes."
    ),
    "case_line_no_fact": N_(
        "'{value}' is no fact with a value: what stands before the sign is not known.\nhardship words --of facts lists the facts."
    ),
    "case_line_quote": N_("'{value}' opens a quote and does not close it.\nPut the value between two quotes."),
    "case_line_twice": N_("'{value}': this fact stands in line {other} already.\nLeave one of the two lines out."),
    "case_line_unclear": N_(
        "'{value}' is not understood.\nWrite one fact a line: the fact, an equals sign, the value in quotes."
    ),
    "case_line": N_("{path}:{line}: read as {written}. So it is to be written."),
    "case_not_json": N_(
        '{path} is no JSON{why}.\nGive one object with the facts of one case, as {{"act": "extend", "months": 12}}; hardship init case writes a template.'
    ),
    "case_no_table": N_(
        '{path} is JSON, but no object: it names no facts.\nA case is one object, as {{"act": "extend", "months": 12}}. For many cases, one a line: hardship batch.'
    ),
    "case_not_flat": N_(
        "'{value}' in {path} is no fact but a list or a table.\nFacts stand side by side at the top of the file, under the names of the vocabulary."
    ),
    "case_key_twice": N_("{field} stands twice there.\nLeave one out."),
    "act_twice": N_(
        "'{value}': this act stands there twice, and is charged once for each person.\nGive it once, and each person with a day of birth: --born 2015-03-02 --born 2017-06-11."
    ),
    "two_templates": N_("{value}: one template is either for one act or for all facts.\nGive one of the two."),
    "case_empty": N_("{path} holds no fact.\nhardship init case writes a template."),
    "set_without_equals": N_("'{value}' sets nothing.\nGive a fact and its value: --set posted=2026-04-03."),
    "remind_form": N_(
        "'{value}' is no time to remind.\nAccepted: 7d, 1d, 2w, 0d (the day itself), several with commas."
    ),
    "remind_without_ics": N_("--remind sets the alarms of a calendar file.\nGive --ics FILE too."),
    "short_without_html": N_("--short is about a page.\nGive --html FILE too."),
    "no_calendar_entry": N_(
        "No answer has a day that belongs in a calendar.\nA calendar takes last days and ends: of a title, a permit, a remedy, a time to leave."
    ),
    "text_of_none": N_("{value}\nNothing is written."),
    "text_of_one_case": N_("A text is of one case, not of {value}.\nCall the command once for each file."),
    "one_case_only": N_("A page shows one case, not {value}.\nCall the command once for each file."),
    "output_twice": N_("{value} would both be written to stdout or to the same file.\nGive one of them another name."),
    "results_no_columns": N_(
        "{path} has no column of results.\nAccepted: {accepted}. hardship batch {path} -o results.csv writes them."
    ),
    "output_is_input": N_(
        "{path} is read by this command, so nothing is written over it, with --force neither.\nGive another name."
    ),
    "wrong_suffix": N_(
        "{value} does not end in a format that can be written here.\nGive a name that ends in one of: {accepted}."
    ),
    "file_exists": N_("{path} exists already.\n--force overwrites it."),
    "is_directory": N_("{path} is a directory.\nGive the name of a file."),
    "no_such_folder": N_("There is no folder {folder} for {path}.\nMake it, or give another name."),
    "cannot_write": N_("{path} cannot be written: {because}.\nCheck the path and its permissions."),
    "receipt_unreadable": N_(
        "{path} cannot be read: {because}.{did_you_mean}\nGive a saved answer (what a command wrote with --json), or - for stdin."
    ),
    "receipt_is_directory": N_("{path} is a directory.\nGive its saved answers: {path}/*.json"),
    "receipt_too_large": N_(
        "{path} is larger than {limit} bytes: that is no saved answer.\nGive what one command wrote with --json, or the answers in several files."
    ),
    "receipt_not_answer": N_(
        "{path} holds no saved answer: {because}.\n"
        "Accepted: what one of these wrote with --json, whole and unchanged: {accepted}.\n"
        "To save one: hardship fee extend --months 6 --json > answer.json"
    ),
    "not_raised": N_("This case does not raise the question ({question}): {because}."),
    "mcp_at_terminal": N_(
        "hardship mcp speaks with an assistant over stdin and stdout, not with a person.\nEnter it in the assistant's settings: command hardship, argument mcp."
    ),
    "unknown_service": N_(
        "'{value}' is no service key known here, and no act.{did_you_mean}\nAccepted: an act (--act extend), or {accepted}."
    ),
    "service_needed": N_("No service was named.\nGive its key, or --act and --title. Accepted: {accepted}."),
    "no_service": N_("No description was read for the act {value} under the title {title}.\nThere are: {accepted}."),
    "service_disagrees": N_(
        "'{value}' does not go with the service {service}: that is for {expected}.\nGive one of the two."
    ),
    "commission_land_needed": N_(
        "The service {service} differs by Land: each has its own hardship commission.\nGive --land, or --commissions for all sixteen."
    ),
    "commissions_alone": N_("--commissions lists all sixteen Länder and does not go with {value}.\nChoose one."),
    "done_unreadable": N_(
        "{path} cannot be read: {because}.\nGive a file with one id a line, or a ticked --markdown list."
    ),
    "done_not_text": N_(
        "{path} is no text: neither UTF-8, nor UTF-16, nor Windows-1252.\nGive a file with one id a line, or a ticked --markdown list."
    ),
    "done_too_large": N_(
        "{path} is larger than {limit} bytes.\nGive a file with one id a line, or a ticked --markdown list."
    ),
    "done_unknown": N_("'{value}' is no id of this list ({path}, line {line}).{did_you_mean}\n--plain lists the ids."),
    "done_elsewhere": N_(
        "'{value}' is an id of another list, not of this one ({path}, line {line}).\n--plain lists the ids of this one."
    ),
}

# Why a file is no saved answer (``receipt_not_answer``).
RECEIPT_REASONS: dict[str, str] = {
    "empty": N_("it is empty"),
    "not_json": N_("it is not JSON, or not all of it{why}"),
    "no_object": N_("it is JSON, but no object with facts and answer: {detail}"),
    "foreign": N_("it is JSON, but not written by hardship (no schema hardship/...)"),
    "other_kind": N_("it is another kind of output of hardship ({detail})"),
    "lacks": N_("the key {detail} is missing"),
    "damaged": N_("what stands under {detail} was not written by hardship"),
}

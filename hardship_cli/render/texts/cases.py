"""Texts about case files, timelines and checklists."""

from hardship_cli.i18n import N_

NOTES: dict[str, str] = {
    "checklist_no_land": N_(
        "No Land was given: shown is the description of {land}, released {released}, as an example. --land chooses another."
    ),
    "checklist_other_land": N_(
        "For {own} no description of its own was read. What follows is that of {land}, released {released}: it binds no other Land. Ask the authority for its own list."
    ),
    "checklist_also_for": N_("The same service is meant for this act: its description speaks of an issue."),
}

ERRORS: dict[str, str] = {
    "case_unreadable": N_(
        "{path} cannot be read: {because}.{did_you_mean}\nGive a case file (TOML or JSON), or - for stdin."
    ),
    "case_is_directory": N_("{path} is a directory.\nGive its files: {path}/*.toml"),
    "case_too_large": N_(
        "{path} is larger than {limit} bytes: that is no case file.\nFor tables of cases: hardship batch."
    ),
    "case_not_utf8": N_("{path} is not UTF-8 text.\nSave it as UTF-8."),
    "case_not_toml": N_(
        '{path} is no TOML: {because}.\nWrite one fact a line, texts and days in quotes: permit_until = "2026-03-31". hardship init case writes a template.'
    ),
    "case_not_json": N_("{path} is no JSON: {because}.\nGive one object with the facts of one case."),
    "case_not_flat": N_(
        "'{value}' in {path} is no fact but a list or a table.\nFacts stand side by side at the top of the file, under the names of the vocabulary."
    ),
    "case_key_twice": N_("{field} stands twice in {path}.\nLeave one out."),
    "case_empty": N_("{path} holds no fact.\nhardship init case writes a template."),
    "set_without_equals": N_("'{value}' sets nothing.\nGive a fact and its value: --set posted=2026-04-03."),
    "remind_form": N_(
        "'{value}' is no time to remind.\nAccepted: 7d, 1d, 2w, 0d (the day itself), several with commas."
    ),
    "remind_without_ics": N_("--remind sets the alarms of a calendar file.\nGive --ics FILE too."),
    "no_calendar_entry": N_(
        "No answer has a day that belongs in a calendar.\nWhat is missing stands in hardship case FILE."
    ),
    "one_case_only": N_("A page shows one case, not {value}.\nCall the command once for each file."),
    "output_twice": N_("{value} would both be written to stdout or to the same file.\nGive one of them another name."),
    "results_no_columns": N_(
        "{path} has no column of results.\nAccepted: {accepted}. hardship batch {path} -o results.csv writes them."
    ),
    "file_exists": N_("{path} exists already.\n--force overwrites it."),
    "is_directory": N_("{path} is a directory.\nGive the name of a file."),
    "no_such_folder": N_("There is no folder {folder} for {path}.\nMake it, or give another name."),
    "cannot_write": N_("{path} cannot be written: {because}.\nCheck the path and its permissions."),
    "receipt_not_answer": N_(
        "{path} holds no saved answer: {because}.\n"
        "Accepted: what one of these wrote with --json, whole and unchanged: {accepted}.\n"
        "To save one: hardship fee extend --months 6 --json > answer.json"
    ),
    "unknown_service": N_("'{value}' is no service key known here.{did_you_mean}\nAccepted: {accepted}."),
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
    "done_not_text": N_("{path} is not UTF-8 text.\nGive a file with one id a line, or a ticked --markdown list."),
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
    "not_json": N_("it is not JSON, or not all of it ({detail})"),
    "no_object": N_("it is JSON, but no object with facts and answer: {detail}"),
    "foreign": N_("it is JSON, but not written by hardship (no schema hardship/...)"),
    "other_kind": N_("it is another kind of output of hardship ({detail})"),
    "lacks": N_("the key {detail} is missing"),
    "damaged": N_("what stands under {detail} was not written by hardship"),
}

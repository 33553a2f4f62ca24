"""What the tests of appeals read out of an answer, and a rule of an overlay that they put before the law."""


def flag(rule, start, value):
    return f"[rule.{rule}]\nversion = [ {{ from = {start}, value = {value}, source = 'OWN' }} ]"


def notes(answer):
    return {note.code for note in answer.notes}


def others(answer):
    return {(other.because, other.reading): str(other.day) for other in answer.answer.alternatives}

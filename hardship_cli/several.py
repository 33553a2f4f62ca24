"""The fee of several acts and persons, for the library."""

from hardship_cli.answer import Answer
from hardship_cli.bill import Bill, BillAnswer, priced
from hardship_cli.questions import fee
from hardship_cli.schedule.load import Law


def fees(bill: Bill, law: Law | None = None) -> Answer[BillAnswer]:
    """What several acts cost together, or an act for several persons: each as :func:`fee` prices it, and one total.

    >>> from hardship_cli import Bill, fees
    >>> family = [{"born": "1985-02-01"}, {"born": "2012-08-30"}]
    >>> found = fees(Bill.read(act=["extend", "fiction-certificate"], months="12", on="2026-11-29", person=family))
    >>> found.answer.amount, [str(line.amount) for line in found.answer.lines]
    (Decimal('159.00'), ['93.00', '13.00', '46.50', '6.50'])
    """
    return priced(bill, lambda one: fee(one, law))

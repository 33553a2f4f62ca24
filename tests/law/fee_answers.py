"""What tests look at in the answer about a fee."""


def amount(answer):
    return str(answer.answer.amount)

"""Reading what a program writes to a terminal."""

import os


def read_all(leader):
    """Everything until the other side is closed, which some systems tell as an error."""
    text = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        text += piece
    return text

"""What to bring and what to expect: one Land's service description, and where today's law says otherwise.

Neither law nor rendering: it chooses the service, the description and the differences out of ``data/services.toml``.
"""

from hardship_cli.checklist.build import checklist
from hardship_cli.checklist.model import Checklist

__all__ = ["Checklist", "checklist"]

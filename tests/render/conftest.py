"""Fixtures for several files about what is shown."""

import pytest
from services import SERVICES

from hardship_cli.checklist import checklist
from hardship_cli.laender import CODES


@pytest.fixture(scope="session")
def every(law):
    """The checklist of each service in each Land."""
    return {(service, land): checklist(law, service, land=land) for service in SERVICES for land in CODES}

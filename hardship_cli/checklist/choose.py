"""Which service is asked for: by its key, or by act and title."""

from collections.abc import Mapping
from typing import Any

from hardship_cli.acts import ACTS
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.reading import suggest

_DEFAULT_TITLE = "25-4-2"


def choose(services: Mapping[str, Any], key: str | None, act: str | None, title: str | None) -> tuple[str, str]:
    """The service's key and the act it is asked for.

    ``title`` is ``None`` where the user named none. Raises :class:`InputError` ``unknown_service`` and
    ``service_disagrees``; :class:`Unanswerable` ``service_needed`` and ``no_service``.
    """
    if key is not None:
        return _by_key(services, key, act, title)
    if act is None:
        raise Unanswerable("service_needed", "service", accepted=listed(services))
    for name, service in services.items():
        if service["title"] == (title or _DEFAULT_TITLE) and act in acts_of(service):
            return name, act
    raise Unanswerable("no_service", "service", value=act, title=title or _DEFAULT_TITLE, accepted=listed(services))


def acts_of(service: Mapping[str, Any]) -> tuple[str, ...]:
    """The acts that the service is for, its own first."""
    return (service["act"], *service.get("also_for", ()))


def listed(services: Mapping[str, Any]) -> str:
    """All services in one line: key, acts, title."""
    return ", ".join(f"{name} ({'/'.join(acts_of(row))}, {row['title']})" for name, row in services.items())


def _by_key(services: Mapping[str, Any], key: str, act: str | None, title: str | None) -> tuple[str, str]:
    # People copy keys in groups: 99 010 022 001 012.
    name = "".join(key.split())
    if name not in services:
        plain = key.strip().casefold()
        near = f"--act {plain}" if plain in ACTS else suggest(name, services)
        raise InputError("unknown_service", "service", value=key, suggestion=near, accepted=listed(services))
    service = services[name]
    if act is not None and act not in acts_of(service):
        raise InputError("service_disagrees", "act", value=act, service=name, expected=", ".join(acts_of(service)))
    if title is not None and title != service["title"]:
        raise InputError("service_disagrees", "title", value=title, service=name, expected=service["title"])
    return name, act or service["act"]

"""SHA-256 without loading OpenSSL, which would cost a third of the start-up time."""

try:
    from _sha2 import sha256 as _sha256  # type: ignore[import-not-found,unused-ignore]  # not every Python has it
except ImportError:  # Python 3.11 names the module differently; other builds have only hashlib
    try:
        from _sha256 import sha256 as _sha256  # type: ignore[import-not-found,unused-ignore]  # not every Python has it
    except ImportError:
        from hashlib import sha256 as _sha256


def sha256(data: bytes) -> str:
    """The hexadecimal digest."""
    return _sha256(data).hexdigest()  # type: ignore[no-any-return,unused-ignore]  # typed only in hashlib

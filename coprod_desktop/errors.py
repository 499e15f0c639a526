"""The failures that we expect: each says what happened, what is safe and what to do, in words for people."""

from collections.abc import Sequence


class AppError(Exception):
    """A failure a person can act on. `message` is one sentence or two; `faults` are lines that go with it."""

    def __init__(self, message: str, faults: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.faults = tuple(faults)


class StoreError(AppError):
    """The store or its keys can't be read, opened or written."""


class DamagedError(StoreError):
    """Something that the store is made of is damaged or gone: a backup may have it."""


class WrongKeyError(StoreError):
    """The passphrase or the recovery key doesn't open this store."""


class InputError(AppError):
    """Something a person gave can't be used as it is; nothing was changed."""


class AmbiguousError(InputError):
    """A name or a sheet could mean more than one thing; the message lists what to say instead."""

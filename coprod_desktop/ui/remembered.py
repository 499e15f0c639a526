"""What the window remembers between starts, and the one way to change the text size."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from coprod_desktop import paths, settings
from coprod_desktop.ui import theme


def remember(**values: Any) -> None:  # noqa: ANN401 - the fields of Settings
    """Keep these settings. Where they can't be written they are forgotten: nothing here is worth an error."""
    with suppress(OSError):
        settings.save(settings.load()._replace(**values))


def last_store() -> Path:
    """The folder of the store that was open last, or where the first one would be made."""
    kept = settings.load().store
    return Path(kept) if kept else paths.default_store()


def set_text_size(per_cent: int) -> None:
    """Show text in this size (100 to 200) from now on, and next time."""
    theme.apply(theme.app(), per_cent)
    remember(text_size=theme.text_size())


def change_text_size(step: int) -> None:
    """Make text bigger or smaller by so many per cent."""
    set_text_size(theme.text_size() + step)

"""What the program remembers outside the store: a folder, a text size, a window; never a word of a family."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from coprod_desktop import paths


class Settings(NamedTuple):
    """Remembered between starts. `text_size` is in per cent, `window` is Qt's geometry in base64.

    `second_places`: store id → the folder to which its backups are copied.
    `lock_after` are minutes in which nobody stirs, `lock_after_talking` those while people talk with a family.
    """

    store: str = ""
    text_size: int = 100
    window: str = ""
    second_places: Mapping[str, str] = MappingProxyType({})
    lock_after: int = 2
    lock_after_talking: int = 15


_KINDS = {**{name: type(value) for name, value in Settings()._asdict().items()}, "second_places": dict}


def load() -> Settings:
    """Read what was remembered; anything unreadable is forgotten, since nothing here is worth an error."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    return Settings(**{k: v for k, v in kept.items() if k in _KINDS and type(v) is _KINDS[k]})


def save(settings: Settings) -> None:
    """Keep the settings, all or nothing."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    kept = {**settings._asdict(), "second_places": dict(settings.second_places)}
    part.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    part.replace(file)


def _file() -> Path:
    return paths.settings_folder() / "settings.json"

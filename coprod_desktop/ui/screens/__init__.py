"""One file a screen, one row a screen. A screen's module is loaded when it is first shown."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coprod_desktop.ui.screen import Screen

SCREENS: dict[str, tuple[str, str]] = {
    "people": ("people", "People"),
    "reviews": ("reviews", "Reviews"),
    "due": ("due", "WhatIsDue"),
    "person": ("person", "PersonPage"),
    "start": ("start", "Start"),
    "guide": ("guide", "Guide"),
    "read_back": ("read_back", "ReadBack"),
    "together": ("together", "Together"),
    "summaries": ("summaries", "Summaries"),
    "board": ("board", "BoardPage"),
    "bring_in": ("bring_in", "BringIn"),
    "settings": ("settings", "SettingsPage"),
    "backups": ("backups", "Backups"),
    "concerns": ("concerns", "Concerns"),
}
"""Screen → its module in this folder and its class there."""


def screen_class(name: str) -> "type[Screen]":
    """The class of a screen, loading its module."""
    module, class_name = SCREENS[name]
    found: type[Screen] = getattr(import_module(f"{__name__}.{module}"), class_name)
    return found

"""Which folders hold a store, and which are risky for one: all that the first door has to know, and light to load."""

from coprod_desktop.store.folder import folder_warning, is_store

__all__ = ["THROWN_AWAY", "folder_warning", "is_store"]

THROWN_AWAY = "coprod-made-up-"
"""How the temporary folder around a throw-away store is called."""

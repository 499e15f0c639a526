"""The window: everything Qt, and nothing of the store."""

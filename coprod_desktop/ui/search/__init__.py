"""Ctrl+K: find anything that was said, and whoever said it."""

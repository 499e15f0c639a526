"""Coprod: family insight interviews, kept in the family's own words."""

__version__ = "0.1.0"

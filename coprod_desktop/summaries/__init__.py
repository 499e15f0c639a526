"""Blocks of a document, and how they are set on paper."""

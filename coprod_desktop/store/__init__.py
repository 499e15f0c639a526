"""The encrypted file, its keys and its tables."""

"""The way in: first run, unlock, recovery. Loaded before a passphrase is typed, so it must stay light."""

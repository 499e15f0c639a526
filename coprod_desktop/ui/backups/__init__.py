"""What the window shows and does about backups."""

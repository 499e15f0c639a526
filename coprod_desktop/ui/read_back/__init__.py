"""The steps of reading it back together, one file each."""

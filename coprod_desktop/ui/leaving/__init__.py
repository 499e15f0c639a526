"""Windows for what leaves the store: erasing, how long it is kept, and everything held on a person."""

"""What happened to a statement: the kinds of events, and how the rows of each are told in plain words."""

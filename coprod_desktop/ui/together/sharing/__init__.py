"""Who can see what was said, at a glance and changed together: a matrix of words and readers."""

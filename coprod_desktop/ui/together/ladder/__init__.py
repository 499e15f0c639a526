"""The view of first signs in the order they come."""

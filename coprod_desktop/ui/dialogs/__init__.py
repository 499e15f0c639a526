"""Small windows over a screen: one thing to change, then back."""

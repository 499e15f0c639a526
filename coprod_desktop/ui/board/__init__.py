"""The parts of the screen on which a Now and Next board is made."""

"""The parts of the guide screen."""

"""The parts of the screen that makes pages."""

"""Forms that open inside a screen: never a window of their own, so that hiding the screen hides them too."""

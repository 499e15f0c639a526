"""Looking at what was said together: every voice, then and now, and who may see what."""

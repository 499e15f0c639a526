"""The same document for many people in one go: choosing, the progress, and which file is whose."""

"""The view where every voice stands beside the others."""

"""A helper in a browser: walked, on paper, without scripts or Python."""

"""For everybody: axe in every state, contrast, the keyboard, other sizes, no styles."""

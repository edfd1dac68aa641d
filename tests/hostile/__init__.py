"""Text that somebody may type to do harm."""

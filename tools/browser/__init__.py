"""What runs in the reader's browser, exactly: the standard library and itself, nothing else."""

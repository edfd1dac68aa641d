"""The rehearsal room in a browser."""

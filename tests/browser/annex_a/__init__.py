"""The form in a browser: filled, checked, saved, opened, printed."""

"""Annex A filled in twice, by the same keyboard: in a word processor and in our form. See docs/contributing."""

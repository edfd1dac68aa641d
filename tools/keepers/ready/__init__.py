"""Before the site is published: what a person has still to settle."""

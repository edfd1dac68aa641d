"""A new edition of the policy: its text into section pages, and what no longer matches it."""

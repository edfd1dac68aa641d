"""Everything that people write as it stands at one time, in units to review, and who has reviewed what."""

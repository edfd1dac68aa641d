"""For those who keep the site: what a change touches, and who has reviewed what."""

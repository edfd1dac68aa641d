"""The site builders, and the steps of a build that are the same for each."""

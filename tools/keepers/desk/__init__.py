"""The keepers' desk: the school's names, numbers and dates, changed and signed in the browser and taken along."""

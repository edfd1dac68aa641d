"""The page of the fillable Annex A, part by part."""

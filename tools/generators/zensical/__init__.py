"""The same site from the same sources with Zensical in place of MkDocs: `make zensical`."""

"""Writes what stands where a copy of the site cannot remember from one page to the next."""


def not_kept_html(then: str) -> str:
    """Seen only where each page is loaded anew: a visit lives in a page's memory (overrides/main.html finds it out).

    ``then`` says what that means here.
    """
    return f"""<p class="visit-lost">{then} On this copy of the site each page begins anew. Whoever publishes it can
mend that: publish the whole folder, with its <code>sitemap.xml</code>.</p>"""

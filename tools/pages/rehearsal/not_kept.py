"""Writes what stands where a copy of the site cannot remember from one page to the next."""


def not_kept_html(then: str) -> str:
    """Hidden, until the page's script finds that it stands at another address than it was built for.

    ``then`` says what that means here. Such a copy loads each page anew, and a visit lives in a page's memory.
    """
    return f"""<p class="not-kept" hidden>{then} This copy of the site was built for another address, so each page
forgets the one before. Whoever publishes it can mend that: build it with this address in <code>SITE_URL</code>.</p>"""

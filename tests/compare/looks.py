"""What is only looked at in a page, so that the keyboard alone works it: how far it is, how often words stand there."""

# How many Tabs it is to a control, back where it is less than 0; 0 where nobody can say.
TABS_TO = """selector => {
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
        .filter((stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({ visibilityProperty: true }));
    const here = document.activeElement;
    const target = document.querySelector(selector);
    if (here === document.body) return 0;
    const ahead = stops.filter((stop) => here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
    const behind = stops.filter((stop) => here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING);
    return ahead.indexOf(target) + 1 || (behind.includes(target) ? behind.indexOf(target) - behind.length : 0);
}"""

# How often the browser's own search comes by these words, from where the keyboard is and round again, before it is at
# this part of the page.
TIMES = """([words, selector]) => {
    const part = document.querySelector(selector);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const here = document.activeElement === document.body ? null : document.activeElement;
    const found = { before: [], after: [] };
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!text.parentElement.checkVisibility({ visibilityProperty: true })) continue;
        const times = text.data.toLowerCase().split(words.toLowerCase()).length - 1;
        const passed = here && here.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING;
        found[passed ? "before" : "after"].push(...Array(times).fill(text));
    }
    const times = [...found.after, ...found.before].findIndex((text) => part.contains(text)) + 1;
    if (!times) throw new Error(`"${words}" does not stand in ${selector}`);
    return times;
}"""
IS_BEFORE = """([one, other]) => {
    const [target, near] = [one, other].map((each) => document.querySelector(each));
    return target !== near && !near.contains(target) && Boolean(target.compareDocumentPosition(near) & 4);
}"""
FOCUSED = "selector => document.activeElement.matches(selector)"

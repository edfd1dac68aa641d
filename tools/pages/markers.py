"""What stands in the place of each page's marker, or beside its heading."""

import re
from functools import lru_cache

from tools.pages.accessibility import fill_statement, read_results, read_statement
from tools.pages.families import LIST, in_its_language, languages_html
from tools.pages.form.case_record import MARKER as CASE_RECORD
from tools.pages.form.case_record import case_record
from tools.pages.form.page import form_html, policy_words
from tools.pages.helpers.childs_walk import MARKER as CHILDS_WALK
from tools.pages.helpers.childs_walk import childs_walk
from tools.pages.helpers.coverage_page import MARKER as COVERAGE
from tools.pages.helpers.coverage_page import coverage_page
from tools.pages.helpers.drawing import drawings
from tools.pages.helpers.duties_page import DUTIES_PAGE, duties_page
from tools.pages.helpers.duties_page import MARKER as DUTIES
from tools.pages.helpers.links_to_helpers import helper_list, helpers_of_section
from tools.pages.helpers.page import helper_html
from tools.pages.keepers import MARKER as DESK
from tools.pages.keepers import desk_html, kinds
from tools.pages.policy.card_to_carry import MARKER as CARD
from tools.pages.policy.card_to_carry import card_html
from tools.pages.policy.contacts import MARKER as CONTACTS
from tools.pages.policy.contacts import OFFICE, contacts_page, fill_numbers, for_the_office
from tools.pages.policy.cover import MARKER as COVER
from tools.pages.policy.cover import cover
from tools.pages.policy.for_the_chair import MARKER as CHAIR
from tools.pages.policy.for_the_chair import chair_page
from tools.pages.policy.notes_page import MARKER as NOTES
from tools.pages.policy.notes_page import notes_page
from tools.pages.rehearsal.cards import MARKER as CARDS
from tools.pages.rehearsal.cards import cards_html
from tools.pages.rehearsal.hands_page import MARKER as HANDS
from tools.pages.rehearsal.hands_page import hands_html
from tools.pages.rehearsal.moments_page import MARKER as MOMENTS
from tools.pages.rehearsal.moments_page import moments_html
from tools.pages.rehearsal.papers import REGISTER, VOTING_CARDS, register_html, voting_cards_html
from tools.pages.rehearsal.quiz_page import MARKER as QUESTIONS
from tools.pages.rehearsal.quiz_page import quiz_html
from tools.pages.rehearsal.training import RECORD, completion_record, fill_training
from tools.pages.review_page import MARKER as REVIEWS
from tools.pages.review_page import review_page
from tools.pages.search.glossary import MARKER as TERMS
from tools.pages.search.glossary import glossary_page
from tools.pages.search.terms import explain_terms
from tools.pages.site_pages import found_by_us, is_overdue, versions_of
from tools.pages.style_page import PAGE as STYLE
from tools.pages.style_page import style_page
from tools.sources.flowcharts.coverage import points, sentences
from tools.sources.flowcharts.strength import fill_labels
from tools.sources.load import Sources
from tools.sources.numbers import with_dates
from tools.sources.paths import DOCS, STATEMENT
from tools.sources.policy.notes import read_notes
from tools.sources.policy.section_names import with_names
from tools.sources.review.record import read_record
from tools.sources.review.units import all_words, reviewable
from tools.sources.toml_file import read_toml

INCLUDE = re.compile(r"^\{!(includes/[\w/-]+\.md)!\}$", re.M)
"""A fragment that several pages show. Its markers are filled in as the page's own are."""


def fill_markers(sources: Sources, path: str, markdown: str) -> str:
    """The page's Markdown with what stands in the place of its markers, or beside its heading."""
    if path.startswith("contributing/") and path != STYLE:  # They show how a marker is written.
        return markdown
    markdown = INCLUDE.sub(lambda found: (DOCS / found[1]).read_text(encoding="utf-8"), markdown)
    folders = path.removesuffix("index.md").count("/")
    up = "../" * (folders if path.endswith("index.md") else folders + 1)
    # The page "Who to tell" does not send its reader to itself.
    markdown = with_dates(with_names(fill_labels(markdown), sources.policy), sources.school)
    markdown = fill_numbers(markdown, sources.school, up, more=path != "who-to-tell.md")
    return _fill_marker(sources, path, markdown)


def _fill_marker(sources: Sources, path: str, markdown: str) -> str:
    school = sources.school
    if path == "helpers/index.md":
        return markdown.replace("<!-- helpers -->", helper_list(sources.flows, sources.policy))
    if path == "keepers/index.md":
        return markdown.replace(
            DESK, desk_html(read_toml(DOCS / "school.toml").values, kinds(sources.flows, sources.scenarios))
        )
    if path == "glossary.md":
        return markdown.replace(TERMS, glossary_page(sources.terms))
    if path == "who-to-tell.md":
        return markdown.replace(OFFICE, for_the_office(school)).replace(CONTACTS, contacts_page(school))
    if path.startswith("for/"):
        if path == "for/card.md":
            return markdown.replace(CARD, card_html(school, sources.address))
        if path == "for/chair.md":
            return markdown.replace(CHAIR, chair_page(school, sources.policy))
        if path == "for/parents.md":
            markdown = markdown.replace(LIST, languages_html(sources.families))
        markdown = next((in_its_language(each, markdown) for each in sources.families if each.path == path), markdown)
        walk = childs_walk(sources.flows, sources.policy, school) if CHILDS_WALK in markdown else ""
        return markdown.replace(CHILDS_WALK, walk)
    if path == "about/accessibility.md":
        return fill_statement(markdown, read_statement(STATEMENT), read_results(), school)
    if path == "about/notes-on-the-text.md":
        return markdown.replace(NOTES, notes_page(read_notes(DOCS / "notes" / "notes.toml"), sources.policy))
    if path == "about/how-the-helpers-follow-the-policy.md":
        return markdown.replace(
            COVERAGE, coverage_page(points(), sentences(sources.policy, sources.flows), sources.flows)
        )
    if path == f"about/{DUTIES_PAGE}.md":
        return markdown.replace(DUTIES, duties_page(sources.flows, sources.policy))
    if path == "about/who-reviewed-what.md":
        return markdown.replace(REVIEWS, review_page(reviewable(sources.snapshot), read_record()))
    if path == STYLE:
        return _fill_style(sources, markdown)
    if path == "annex-a/index.md":
        names = f"{school.name} {school.local_authority}"
        form = form_html(
            school=school.name, policy=school.policy, agreed=school.agreed, due=school.due, easy_to_guess=names
        )
        return markdown.replace("<!-- annex-a-form -->", form)
    if path == "annex-a/record.md":
        words = policy_words(school.name, school.policy, school.agreed, school.due)
        names = f"{school.name} {school.local_authority}"
        return markdown.replace(CASE_RECORD, case_record(school=school.name, policy=words, easy_to_guess=names))
    if path.startswith("training/"):
        return _fill_training(sources, path, markdown)
    if path == "policy/whole-policy.md":
        return markdown.replace(COVER, cover(sources.policy, school, overdue=is_overdue(school)))
    if path.startswith("policy/"):
        return helpers_of_section(sources.flows, sources.policy, path.removeprefix("policy/"), markdown)
    return markdown


def explained(sources: Sources, path: str, html: str) -> str:
    """A page of the policy, a helper or the style page with the glossary's terms explained; any other page as it is."""
    if not found_by_us(path) and path != STYLE:
        return html
    return _explained(html, sources.terms, "../" if path == "policy/index.md" else "../../")


# While somebody works on the words, most pages are the same as before.
_explained = lru_cache(maxsize=256)(explain_terms)


def _fill_style(sources: Sources, markdown: str) -> str:
    flow = sources.flows[0]
    drawing = drawings([flow])[flow.name]
    helper = helper_html(flow, sources.policy, sources.school, drawing, versions_of(sources)[f"helper/{flow.name}"])
    notes = read_notes(DOCS / "notes" / "notes.toml")
    return style_page(markdown, sources.flows, sources.scenarios, sources.policy, notes, sources.terms, helper)


def _fill_training(sources: Sources, path: str, markdown: str) -> str:
    if path == "training/cards.md":
        return markdown.replace(CARDS, cards_html(sources.scenarios))
    if path == "training/two-minutes.md":
        return markdown.replace(MOMENTS, moments_html(sources.moments, sources.flows[0].table, sources.policy))
    if path == "training/what-our-groups-find-hard.md":
        return markdown.replace(HANDS, hands_html(sources))
    if path == "training/register.md":
        return markdown.replace(REGISTER, register_html(sources.school))
    if path == "training/voting-cards.md":
        return markdown.replace(VOTING_CARDS, voting_cards_html())
    if path == "training/quiz.md":
        return markdown.replace(QUESTIONS, quiz_html(sources.quiz, sources.policy))
    if path == "training/record.md":
        words = all_words(reviewable(sources.snapshot), "scenario")
        return markdown.replace(RECORD, completion_record(sources.scenarios, sources.school, words))
    return fill_training(sources, path, markdown)

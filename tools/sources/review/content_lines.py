"""What a helper, a scenario or a question says, line by line: what is compared, and what a fingerprint is made of.

Line numbers, line wrapping and the review date are left out: they say nothing to a reader.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tools.browser.flow.facts import Fact, Stated, Value
from tools.browser.flow.model import Answer, Duty, Flow, Instruction, Step, Strength
from tools.sources.digest import SHOWN, digest
from tools.sources.policy.notes import Note
from tools.sources.policy.text import Paragraph, fold
from tools.sources.quiz import Question
from tools.sources.scenarios.act import Act
from tools.sources.scenarios.moments import Moment
from tools.sources.scenarios.scenario import Part, Scenario
from tools.sources.school import Contact
from tools.sources.weigh import Weigh


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One line of words, and what it is: "question or text", "answer", "instruction", "quotation" and so on."""

    what: str
    words: str


def fingerprint(lines: Iterable[ContentLine]) -> str:
    """Twelve letters and digits that change when a word does, and never otherwise."""
    text = "".join(f"{line.what}\x1f{fold(line.words)}\x1e" for line in lines)
    return digest(text.encode(), digits=SHOWN)


def paragraph_fingerprint(paragraph: Paragraph) -> str:
    """The same for a paragraph of the policy. Its number is left out; the sentence that opens its list is not."""
    return fingerprint((ContentLine("paragraph", paragraph.text), ContentLine("lead", paragraph.lead)))


def of_helper(flow: Flow) -> tuple[ContentLine, ...]:
    """What stands above the first step."""
    return (
        ContentLine("title", flow.title),
        ContentLine("for", flow.audience),
        ContentLine("kept by", flow.owner),
        ContentLine("sections", ", ".join(flow.sections)),
        ContentLine("holds for whoever walks it", in_words(flow.facts)),
        *(ContentLine("introduction", text) for text in flow.intro),
    )


def of_step(step: Step) -> tuple[ContentLine, ...]:
    """What a step says, in the order of the page."""
    return (
        ContentLine("heading", step.title),
        *(ContentLine("text", text) for text in step.body),
        *([ContentLine("why we ask", step.why)] if step.why else []),
        *(line for each in step.instructions for line in of_instruction(each)),
        *(
            ContentLine("answer", f"{answer.words}: go to “{answer.to_title}”{_meaning(answer)}")
            for answer in step.answers
        ),
        *(ContentLine("way on", f"{link.words} ({link.target})") for link in step.ways_on),
    )


def _meaning(answer: Answer) -> str:
    return f" ({in_words(answer.says)})" if answer.says else ""


def in_words(says: Iterable[Stated]) -> str:
    """What an answer says of the situation, as a flowchart file writes it: "image, no adult, sexual?"."""
    forms = {Value.YES: "{}", Value.NO: "no {}", Value.NOT_SURE: "{}?"}
    return ", ".join(forms.get(value, "{}").format(name) for name, value in says) or "nothing"


def of_duty(duty: Duty) -> tuple[ContentLine, ...]:
    """A duty: its sentence, what calls for it, where it stands."""
    return (
        ContentLine("heading", duty.title),
        ContentLine("kind", duty.kind.value),
        *(ContentLine("when", " or ".join(term.replace("!", "not ") for term in terms)) for terms in duty.when),
        ContentLine("if", duty.given),
        ContentLine("where nobody asked", "shown" if duty.unasked else "not shown"),
        *(ContentLine("never beside", words) for words in duty.never_beside),
        *(
            [ContentLine(f"on the card, {duty.on_card.name.lower().replace('_', ' ')}", duty.card)]
            if duty.on_card
            else []
        ),
        *(of_instruction(duty.says) if duty.says else ()),
    )


def of_fact(fact: Fact) -> tuple[ContentLine, ...]:
    """A fact of the closed list."""
    told = {
        "fact": fact.name,
        "means": fact.means,
        "if": fact.given,
        "where nobody asked": fact.unasked.name.lower().replace("_", " "),
        "part of": fact.part_of,
        "never with": ", ".join(fact.not_with),
    }
    return tuple(ContentLine(what, words) for what, words in told.items() if words)


def of_instruction(instruction: Instruction) -> tuple[ContentLine, ...]:
    """Its strength and words, then what it leans on."""
    told = ContentLine("instruction", f"{instruction.strength.value}: {instruction.text}")
    if instruction.strength is Strength.OUTSIDE:
        return told, ContentLine("source", instruction.source)
    return told, *(
        ContentLine("quotation", f"“{each.words}” ({each.section}#{each.anchor})") for each in instruction.quotations
    )


def of_scenario(scenario: Scenario) -> tuple[ContentLine, ...]:
    """What stands above the first part."""
    return (
        ContentLine("title", scenario.title),
        ContentLine("for", ", ".join(scenario.audience)),
        ContentLine("where", scenario.setting),
        ContentLine("age", scenario.age),
        ContentLine("harm", ", ".join(scenario.harm)),
        ContentLine("warning", scenario.warning),
        ContentLine("kept by", scenario.owner),
        ContentLine("sections", ", ".join(scenario.sections)),
        *(ContentLine("introduction", text) for text in scenario.intro),
    )


def of_part(part: Part) -> tuple[ContentLine, ...]:
    """What a part of a scenario says, in the order of the file."""
    return (
        ContentLine("heading", part.title),
        *(ContentLine("story", text) for text in part.story),
        ContentLine("ask", part.ask),
        *(of_act(part.act) if part.act else ()),
        ContentLine("helper", part.helper_title),
        *(
            ContentLine("row", f"{row.question}: {' / '.join(row.answers)}, because: {row.because}")
            for row in part.rows
        ),
        ContentLine("leads to", part.leads_to),
        *(line for each in part.instructions for line in of_instruction(each)),
        *(ContentLine("judgement", text) for text in part.judgement),
        ContentLine("talk about", part.talk),
    )


def of_act(act: Act) -> tuple[ContentLine, ...]:
    """What a reader decides: each option with its mark, what happens then, its duties and the words to say."""
    lines = [ContentLine("act", act.ask)]
    for option in act.options:
        colleague = ", says a colleague" if option.colleague else ""
        lines += [
            ContentLine(f"option ({option.mark.value.lower()}{colleague})", option.words),
            ContentLine("then", option.then),
            ContentLine("duties", ", ".join(option.duties)),
            *([ContentLine("say", option.say)] if option.say else []),
        ]
    if act.prompt:
        lines += [ContentLine("write it down", act.prompt), ContentLine("model record", act.record)]
    return tuple(lines)


def of_moment(moment: Moment) -> tuple[ContentLine, ...]:
    """A two-minute moment, whole."""
    return (
        ContentLine("title", moment.title),
        ContentLine("for", ", ".join(moment.audience)),
        ContentLine("harm", ", ".join(moment.harm)),
        ContentLine("kept by", moment.owner),
        *(ContentLine("situation", text) for text in moment.situation),
        *of_act(moment.act),
    )


def of_question(question: Question) -> tuple[ContentLine, ...]:
    """A question of the quiz."""
    return (
        ContentLine("question", question.ask),
        *(ContentLine("option", option) for option in question.options),
        ContentLine("right answer", question.right),
        ContentLine("strength", question.strength.value),
        ContentLine("quotation", f"“{question.quote}” ({question.section}#{question.anchor})"),
        ContentLine("because", question.because),
    )


def of_weigh(each: Weigh) -> tuple[ContentLine, ...]:
    """What stands beside a row of the form."""
    told = {"quotation": f"“{each.quote}”" if each.quote else "", "ours": each.ours, "source": each.source}
    return tuple(ContentLine(what, words) for what, words in told.items() if words)


def of_note(note: Note) -> tuple[ContentLine, ...]:
    """A note on the text."""
    return (
        ContentLine("group", note.group),
        *(ContentLine("quotation", f"“{quote.words}” (section {quote.section})") for quote in note.quotes),
        ContentLine("what is wrong", note.wrong),
        *([ContentLine("meanwhile", note.advice)] if note.advice else []),
        *([ContentLine("source", f"{note.source} ({note.address})")] if note.source else []),
    )


def of_contact(contact: Contact) -> tuple[ContentLine, ...]:
    """A telephone number, an address or a person, and who has confirmed it."""
    told = {
        "who": contact.who,
        "name": contact.name,
        "number": contact.number,
        "e-mail": contact.email,
        "use instead": contact.use_instead,
        "find": contact.find,
        "page": contact.page,
        "published by": contact.published_by,
        "doubt": contact.doubt,
        "seen": "; ".join(f"{each.number} ({each.where})" for each in contact.seen),
        "source": contact.source,
        "note": contact.note,
        "confirmed": f"{contact.confirmed_by} {contact.confirmed_on or ''}".strip(),
    }
    return tuple(ContentLine(what, words) for what, words in told.items() if words)

"""What must be answered: the rule beside every combination of answers, judged one question at a time."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from qms.questions.models import AnswerKind, Question
from qms.questions.states import unanswered

KEYS = ("first", "second", "third")
VALUES = (None, "yes", "no", "cannot-judge")
SUBSETS = st.lists(st.sampled_from(VALUES[1:]), unique=True, min_size=1)


@st.composite
def asked(draw: st.DrawFn) -> list[Question]:
    """Three questions, each never required, always, or by some answers to one before it."""
    questions = []
    for position, key in enumerate(KEYS):
        question = Question(key=key, answer_kind=AnswerKind.VERDICT, is_required=draw(st.booleans()))
        by = draw(st.sampled_from((None, *KEYS[:position])))
        question.required_key = by if question.is_required else None
        question.required_values = draw(SUBSETS) if question.required_key else []
        questions.append(question)
    return questions


@given(questions=asked())
def test_what_is_missing_is_what_brute_force_says(questions: list[Question]) -> None:
    for combination in product(VALUES, repeat=len(KEYS)):
        values = dict(zip(KEYS, combination, strict=True))
        missing = []
        for question in questions:
            if values[question.key] is None and question.is_required:
                by_others = [values[question.required_key]] if question.required_key else []
                if not by_others or by_others[0] in question.required_values:
                    missing.append(question.key)
        assert unanswered(questions, values) == missing


def test_what_cannot_be_judged_is_answered() -> None:
    question = Question(key="known", answer_kind=AnswerKind.VERDICT, is_required=True, required_values=[])
    assert (
        unanswered([question], {"known": "cannot-judge"}) == unanswered([question], {"known": "not-applicable"}) == []
    )
    assert unanswered([question], {}) == ["known"]

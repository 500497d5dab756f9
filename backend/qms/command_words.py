"""What the command line says by itself, in Swedish: argparse has its words in English and asks gettext for others."""

import argparse
from collections.abc import Sequence
from typing import Any

WORDS = {
    "usage: ": "Skriv så här: ",
    "positional arguments": "det som ska stå med",
    "options": "tillval",
    "show this help message and exit": "visa den här hjälpen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s.\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "det här saknas: %s",
    "one of the arguments %s is required": "ett av de här behövs: %s",
    "unrecognized arguments: %s": "det här känns inte igen: %s",
    "not allowed with argument %s": "går inte tillsammans med %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan vara något av %(matches)s",
    "ignored explicit argument %r": "tar inget värde, men fick %r",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r finns inte. Välj bland %(choices)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r finns inte. Välj bland %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r går inte att läsa",
    "expected one argument": "ett värde saknas",
    "expected at most one argument": "högst ett värde",
    "expected at least one argument": "minst ett värde saknas",
    "expected %s argument": "%s värde ska stå här",
    "expected %s arguments": "%s värden ska stå här",
}


class Command(argparse.ArgumentParser):
    """A command that tells how it is itself used, also when it is given what it knows nothing of."""

    def parse_known_args(  # type: ignore[override]  # only called by argparse itself
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """What is understood. The rest is refused here, where the usage is the command's own."""
        options, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(WORDS["unrecognized arguments: %s"] % " ".join(rest))
        return options, rest


def speak_swedish() -> None:
    """Let argparse say its own words in Swedish."""
    argparse._ = lambda words: WORDS.get(words, words)  # type: ignore[attr-defined]  # as gettext there
    argparse.ngettext = lambda one, many, amount: WORDS.get(word := one if amount == 1 else many, word)  # type: ignore[attr-defined]  # as above

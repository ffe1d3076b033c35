"""Makes one new calendar item, as a draft: asks what it needs to know, or takes it as options. `make new-item`."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from omzien import new_item
from omzien.command import add_date, reported
from omzien.loading import load_or_raise

# The option for each question; --help is taken by the command line itself.
_OPTIONS = {"themes": "theme", "audiences": "audience", "help": "organisation"}


@reported()
def main() -> int:
    """0 when the file was written, 1 when something is wrong or nobody answers."""
    given, day = _options()
    try:
        content = load_or_raise(Path.cwd())
        if all(given.get(question.key) for question in new_item.QUESTIONS if question.required):
            made, wrong = new_item.from_options(given, content, day)
        else:
            made, wrong = new_item.by_asking(given, content, day, input, print), {}
        for key, sentences in wrong.items():
            print("\n".join(f"--{_OPTIONS.get(key, key)}: {sentence}" for sentence in sentences), file=sys.stderr)
        if made is None:
            return 1
        new_item.write(Path.cwd(), made)
    except (EOFError, KeyboardInterrupt):
        print("\nNog niet alle vragen zijn beantwoord. Er is niets geschreven; probeer het opnieuw.", file=sys.stderr)
        return 1
    print(f"Geschreven: {made.path} (concept). Vul aan wat je wilt, en zet status op confirmed als alles klopt.")
    return 0


def _options() -> tuple[new_item.Answers, date]:
    """The answers that were given, by key, and the day."""
    parser = argparse.ArgumentParser(description="Maak een nieuw item in de kalender. Wat je niet opgeeft, wordt gevraagd.")
    for question in new_item.QUESTIONS:
        option = f"--{_OPTIONS.get(question.key, question.key)}"
        parser.add_argument(option, dest=question.key, action="append" if question.many else "store", help=question.words)
    add_date(parser)
    options = vars(parser.parse_args())
    day: date = options.pop("date")
    typed = {question: options[question.key] for question in new_item.QUESTIONS if options[question.key] is not None}
    return {q.key: q.answer(",".join(value) if q.many else value) for q, value in typed.items()}, day


if __name__ == "__main__":
    sys.exit(main())

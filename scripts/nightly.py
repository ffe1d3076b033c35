"""Opens, adds to or closes the one issue about the nightly build. Only for .github/workflows/nightly.yml.

Needs only Python and GitHub's own `gh`, because it must work when the project itself cannot be installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

_LABEL = "nachtbouw"
_TITLE = "De nachtelijke bouw is mislukt"
_NAMES = {"test": "de tests", "dependencies": "de controle van pakketten", "publish": "het publiceren"}
_CONSEQUENCE = {
    "test": "De site van gisteren staat er nog. Campagnes die vandaag openbaar worden, zijn nog niet te zien.",
    "publish": "De site van gisteren staat er nog. Campagnes die vandaag openbaar worden, zijn nog niet te zien.",
    "dependencies": "De site zelf is wel bijgewerkt, als de rest lukte.",
}


def main() -> int:
    """0 when the issue says how the night went, the exit code of gh when it could not."""
    results = {job: need["result"] for job, need in json.loads(os.environ["NEEDS"]).items()}
    failed = [job for job, result in results.items() if result not in {"success", "skipped"}]
    try:
        number = _gh("issue", "list", "--label", _LABEL, "--state", "open", "--json", "number", "--jq", ".[0].number // empty")
        if failed:
            _tell(number, failed)
        elif number:
            _gh("issue", "close", number, "--comment", "Vannacht lukte alles weer. Er is niets meer te doen.")
    except subprocess.CalledProcessError as error:
        print(error.stderr, file=sys.stderr)
        return int(error.returncode)
    return 0


def _tell(number: str, failed: list[str]) -> None:
    what = " en ".join(_NAMES.get(job, job) for job in failed)
    told = list(dict.fromkeys(_CONSEQUENCE[job] for job in failed if job in _CONSEQUENCE))
    body = "\n\n".join(
        [
            f"Vannacht ging dit mis: {what}.",
            *told,
            f"Wat er precies staat: {os.environ['RUN']}",
            "Is het een zin met een bestand en een regel? Verbeter die regel. Anders: vraag een ontwikkelaar.",
        ]
    )
    if number:
        _gh("issue", "comment", number, "--body", body)
    else:
        _gh("label", "create", _LABEL, "--force", "--color", "B60205", "--description", "De site wordt 's nachts niet gebouwd")
        _gh("issue", "create", "--title", _TITLE, "--label", _LABEL, "--body", body)


def _gh(*arguments: str) -> str:
    done = subprocess.run(["gh", *arguments], capture_output=True, text=True, check=True)  # noqa: S607
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())

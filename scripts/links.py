"""Reports which links to other sites no longer work. `make links`. Never fails: it is for people to look at."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from omzien.command import reported
from omzien.links import Visitor, addresses, report
from omzien.loading import load_or_raise


@reported()
def main() -> int:
    """0 when everything was asked, whatever the answers; 1 when the content cannot be read."""
    content = load_or_raise(Path.cwd())
    found = addresses(content)
    visitor = Visitor(f"Omzien-linkcontrole (+{content.settings.site_url}; eens per week)")
    answers = {}
    for number, address in enumerate(found, 1):
        print(f"{number}/{len(found)} {address}", file=sys.stderr)
        answers[address] = visitor.ask(address)
    print("\n".join(report(found, answers)))
    kept = {address: {"state": answer.state.value, "detail": answer.detail} for address, answer in answers.items()}
    Path(".build").mkdir(exist_ok=True)  # make report shows them
    Path(".build/links.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

# The front door. `make help` lists what there is; each target installs what it needs.

PYTHON ?= python3.11
DATE ?=
export DATE
BIN := .venv/bin
# Tests of one file stay together: they share what takes long to make.
TOGETHER := --numprocesses logical --dist loadfile

# Every target that is a word of its own does something; none is a file.
.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*/\1/p' $(firstword $(MAKEFILE_LIST)))

help:  ## Deze lijst
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: .venv/site.stamp  ## Bouw de site in site/ (controleert eerst alles)
	@$(BIN)/python scripts/build.py

serve: .venv/site.stamp  ## Bekijk de site terwijl je werkt (DATE=2026-11-25 make serve: zoals op die dag)
	@$(BIN)/python scripts/serve.py

check: .venv/site.stamp  ## Controleer kalender, teksten en gegevens, zonder te bouwen
	@$(BIN)/python scripts/check.py $(if $(ANNOTATIONS),--annotations)

kit: .venv/site.stamp  ## Maak posters, plaatjes en teksten bij de kalender (make site doet dit ook)
	@$(BIN)/python scripts/kit.py

verify: .venv/site.stamp  ## Kijk of een kopie van de site heel is (FOLDER=kopie; anders site/)
	@$(BIN)/python scripts/verify.py $(FOLDER)

hosting: .venv/site.stamp  ## Maak de site klaar voor een eigen server (zie hosting/README.md)
	@$(BIN)/python scripts/hosting.py $(if $(FOLDER),--folder "$(FOLDER)") $(if $(ADDRESS),--address "$(ADDRESS)")

export: .venv/site.stamp  ## Schrijf de hele site als gewone Markdown, voor een andere sitebouwer (in .build/export/)
	@$(BIN)/python scripts/export.py

links: .venv/site.stamp  ## Kijk welke links naar andere sites niet meer werken (duurt even; faalt nooit)
	@$(BIN)/python scripts/links.py

audit: .venv/dev.stamp  ## Zoek bekende lekken in de pakketten waarmee de site wordt gemaakt
	@$(BIN)/python scripts/audit.py

sbom: .venv/dev.stamp  ## Maak de lijst van die pakketten (CycloneDX), in .build/sbom.json
	@$(BIN)/python scripts/sbom.py

plan: .venv/site.stamp  ## Overzicht van een jaar voor het team (YEAR=2027; met DATE=2027-03-01 zoals op die dag)
	@$(BIN)/python scripts/plan.py $(if $(YEAR),--year $(YEAR))

report: .venv/site.stamp  ## Hoe staat de site ervoor? Eén pagina voor het team, in .build/rapport.html (en als JSON)
	@$(BIN)/python scripts/report.py

new-year: .venv/site.stamp  ## Maak de kalender van een nieuw jaar uit de regels, als concepten (YEAR=2028)
	@$(BIN)/python scripts/new_year.py --year "$(YEAR)"

new-item: .venv/site.stamp  ## Maak één nieuw item: de computer vraagt wat er nodig is
	@$(BIN)/python scripts/new_item.py

translations: .venv/site.stamp  ## Hoe staan de vertalingen ervoor? (ACCEPT=docs/en/nu.md ROL=redacteur: leg vast dat die is nagekeken; bij YAML ook TAAL=en)
	@$(BIN)/python scripts/translations.py $(if $(ACCEPT),--accept "$(ACCEPT)" --role "$(ROL)") $(if $(TAAL),--language $(TAAL))

# The shell sets LANG too: only the one on the command line counts.
new-language: .venv/site.stamp  ## Begin een nieuwe taal en maak een lijst van wat te vertalen is (LANG=fa)
	@PYTHONUTF8=1 $(BIN)/python scripts/new_language.py "$(if $(filter command,$(origin LANG)),$(LANG))"

new-municipality: .venv/site.stamp  ## Maak de site van een andere gemeente (NAME, REGIO, WEBSITE, ADRES; mag: TALEN, KLEUREN, UITGANG, MAP)
	@$(BIN)/python scripts/new_municipality.py --name "$(NAME)" --region "$(REGIO)" --website "$(WEBSITE)" --address "$(ADRES)" \
	  --languages "$(TALEN)" --colours "$(KLEUREN)" --exit "$(UITGANG)" --folder "$(MAP)"

update-municipality: .venv/site.stamp  ## Werk in die site bij wat landelijk is; wat ze zelf schreven blijft staan (MAP=../voorbeeldstad)
	@$(BIN)/python scripts/new_municipality.py --update --folder "$(MAP)"

schema: .venv/site.stamp  ## Maak de beschrijving van de velden opnieuw, voor editors en voor de handleiding
	@$(BIN)/python scripts/schema.py

translated: .venv/site.stamp  ## Leg vast dat een vertaling bij het Nederlands past (FILE=docs/en/nu.md, TAAL=en, NAGEKEKEN=2026-12-01)
	@$(BIN)/python scripts/translated.py $(if $(TAAL),--language $(TAAL)) $(if $(NAGEKEKEN),--reviewed $(NAGEKEKEN)) $(FILE)

editor: .venv/dev.stamp node_modules/.stamp  ## Maak de redactie (pagina's en kalender veranderen in de browser) in .build/editor/
	@$(BIN)/python scripts/editor.py

editor-demo: .venv/dev.stamp node_modules/.stamp  ## Maak de redactie en probeer haar op deze computer
	@$(BIN)/python scripts/editor.py --serve

test: .venv/dev.stamp node_modules/.stamp chromium servers  ## Alle controles en tests, ook in een echte browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(TOGETHER)

test-all: .venv/dev.stamp node_modules/.stamp chromium servers  ## Hetzelfde, maar kijk naar elke pagina in plaats van één van elke soort (lang; voor 's nachts)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest $(TOGETHER) --all-pages

bench: .venv/dev.stamp site chromium  ## Meet wat de site kost om te bouwen, en om te lezen op een trage telefoon
	@$(BIN)/python -m bench

bench-load: .venv/dev.stamp site chromium  ## Meet hoe snel de pagina's er zijn op een trage telefoon
	@$(BIN)/python -m bench.load

screenshots: .venv/dev.stamp node_modules/.stamp chromium site  ## Maak de plaatjes in de README en de handleidingen opnieuw, uit de redactie en de site van nu
	@$(BIN)/python scripts/screenshots.py 2>/dev/null

lock:  ## Vernieuw de vastgezette versies (voor ontwikkelaars)
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header --group dev pyproject.toml -o requirements/dev.lock
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header -c requirements/dev.lock pyproject.toml -o requirements/site.lock

clean:  ## Gooi weg wat gemaakt is
	rm -rf .venv node_modules site .build

# Installing happens only when a lock file is newer than its stamp.
.venv/bin/python:
	@$(PYTHON) -m venv .venv 2>/dev/null || python3 -m venv .venv

.venv/site.stamp: requirements/site.lock pyproject.toml | .venv/bin/python
	@echo "Installeren (eenmalig)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements/dev.lock .venv/site.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

node_modules/.stamp: package-lock.json .venv/dev.stamp
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --no-audit --no-fund
	@touch $@

# Playwright drives the system's own Chromium; Debian's package is installed when it is missing.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core >/dev/null; } || \
	  { echo "Chromium ontbreekt. Installeer het pakket chromium (en fonts-noto-core) en probeer opnieuw." >&2; exit 1; }

# The recipes in hosting/ are tried on real servers; without them those tests are skipped, and say so.
servers:
	@{ command -v nginx || test -x /usr/sbin/nginx; } >/dev/null && command -v caddy >/dev/null || [ "$$(id -u)" != 0 ] || \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light caddy >/dev/null; } || \
	  echo "nginx en caddy ontbreken; hun tests worden overgeslagen." >&2

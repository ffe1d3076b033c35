"""The way out is always within reach: of a thumb, of the keyboard and of a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import PAGES, Engine
from tests.browser.test_leaving import EXIT
from tests.browser.visits import PHONE

LANGUAGES = ["", "en/", "ar/", "tr/", "pl/", "uk/"]
SIZES = [(320, 568), (360, 740), (414, 896), (740, 360), (320, 256), (1280, 720)]


def menu(page: Page) -> None:
    page.locator("summary").click()


def form(page: Page) -> None:
    page.locator("form input").first.focus()


def explanation(page: Page) -> None:
    for word in page.locator("[popovertarget]").all()[:1]:  # not every language explains a word there
        word.click()


# What may be open or have the focus. Something new that opens on a page comes here.
OPEN: list[tuple[str, Callable[[Page], None]]] = [
    ("hulp/", menu),
    ("hulp/organisaties/", form),
    ("thuis/", explanation),
]


@pytest.fixture(scope="module", params=["100 %", "200 %"])
def reader(request: pytest.FixtureRequest, engine: Engine) -> Iterator[Browser]:
    """A browser set to this size of text."""
    size = 32 if request.param == "200 %" else 16
    chromium = engine.chromium.launch(**engine.options(f"--blink-settings=defaultFontSize={size}"))
    yield chromium
    chromium.close()


# At the top, in the middle and at the bottom of the page: what lies over the middle of the way out, and what else is wrong.
WRONG = """() => {
  const found = [];
  for (const place of [0, 0.5, 1]) {
    scrollTo({ top: document.documentElement.scrollHeight * place, behavior: 'instant' });
    const { x, y, width, height } = document.querySelector('a.exit').getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    if (!hit?.closest('a.exit')) found.push(`${place}: ${hit?.outerHTML ?? 'nothing'}`);
    if (Math.min(width, height) < 48) found.push(`${place}: small`);
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('wide');
  return found;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_out_can_always_be_hit(language: str, reader: Browser, origin: str) -> None:
    """At every size, in landscape, at 400 % zoom, with what opens open, at the top, in the middle and at the bottom."""
    page = reader.new_page(viewport=PHONE)
    for path, opens in OPEN:
        page.goto(origin + language + path)
        opens(page)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(WRONG) == [], (path, width, height)
    page.close()


def test_what_covers_the_way_out_is_found(page: Page, origin: str) -> None:
    """The check above is able to fail."""
    page.goto(origin)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<dialog id=cover>x</dialog>'); cover.showModal()")
    assert page.evaluate(WRONG)[0].startswith("0: <")


@pytest.mark.parametrize("script", [True, False])
def test_it_is_the_second_stop_of_the_keyboard_on_every_kind_of_page(
    script: bool, context: Callable[..., BrowserContext], origin: str
) -> None:
    page = context(java_script_enabled=script).new_page()
    for path in PAGES:
        page.goto(origin + path)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.locator("a.exit:focus").count() == 1, path


@pytest.mark.parametrize("path", PAGES)
def test_it_is_a_plain_link_without_javascript(path: str, context: Callable[..., BrowserContext], origin: str) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(origin + path)
    link = page.locator("a.exit")
    assert link.get_attribute("href") == EXIT.rstrip("/")
    assert "noreferrer" in (link.get_attribute("rel") or "")


def test_without_javascript_the_link_leads_there_without_a_referrer(
    context: Callable[..., BrowserContext], origin: str
) -> None:
    profile = context(java_script_enabled=False)
    profile.route(EXIT, lambda route: route.fulfill(body="<title>Weer</title>", content_type="text/html"))
    page = profile.new_page()
    page.goto(origin + "nu/")
    with page.expect_request(EXIT) as asked:
        page.locator("a.exit").click()
    page.wait_for_url(EXIT)
    assert "referer" not in asked.value.all_headers()
    assert len(profile.pages) == 1


@pytest.mark.parametrize(
    ("language", "name", "description"),
    [
        ("", "Snel weg", "Opent meteen een andere site. Kan ook met drie keer Shift."),
        ("en/", "Quick exit", "Opens another site at once. Pressing Shift three times does it too."),
        ("ar/", "خروج سريع", "يفتح موقعًا آخر فورًا. ويمكن ذلك أيضًا بالضغط ثلاث مرات على Shift."),
    ],
)
def test_a_screen_reader_hears_what_it_is_and_does(language: str, name: str, description: str, page: Page, origin: str) -> None:
    page.goto(f"{origin}{language}nu/")
    devtools = page.context.new_cdp_session(page)
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    told = [
        (n["name"]["value"], n["description"]["value"]) for n in nodes if n["role"]["value"] == "link" and "description" in n
    ]
    isolates = str.maketrans("", "", "\u2066\u2069")
    assert (name, description) in [(n.strip(), d.translate(isolates)) for n, d in told]


def test_it_is_not_on_paper(page: Page, origin: str) -> None:
    page.goto(origin + "nu/")
    assert page.locator("a.exit").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("a.exit").is_visible()

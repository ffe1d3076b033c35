"""The calendar in a browser: right on any day without a build, honest without JavaScript, one A4 on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

CAMPAIGN = "campagnes/2026/orange-the-world/"  # 25 November to 10 December 2026
NOW, NEXT = '[data-show="now"] li:visible a', '[data-show="next"] li:visible a'


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-11-24T23:30:00+01:00", ""),
        ("2026-11-25T00:30:00+01:00", "nu"),
        ("2026-12-10T23:30:00+01:00", "nu"),
        ("2026-12-11T00:30:00+01:00", "voorbij"),
    ],
)
def test_the_label_is_right_on_any_day(moment: str, state: str, page: Page, origin: str) -> None:
    """The day before, the first, the last and the day after: on its own page, in the year, and on the front page."""
    page.clock.set_fixed_time(moment)
    page.goto(origin + CAMPAIGN)
    assert page.locator(".moment .state").inner_text().strip() == state
    page.goto(origin + "campagnes/2026/")
    item = page.locator("main li[data-first]", has_text="Orange the World")
    assert item.locator(".state").inner_text().strip() == state
    page.goto(origin + "campagnes/")
    assert ("Orange the World" in page.locator(NOW).all_inner_texts()) is (state == "nu")
    assert ("Orange the World" in page.locator(NEXT).all_inner_texts()) is (state == "")


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_the_day_is_that_of_amsterdam(zone: str, context: Callable[..., BrowserContext], origin: str) -> None:
    page = context(timezone_id=zone).new_page()
    page.clock.set_fixed_time("2026-11-25T00:30:00+01:00")
    page.goto(origin + CAMPAIGN)
    assert page.locator(".moment .state").inner_text() == "nu"


def test_the_next_ones_are_in_order_and_never_past(page: Page, origin: str) -> None:
    page.clock.set_fixed_time("2026-12-05T12:00:00+01:00")
    page.goto(origin + "campagnes/")
    assert page.locator(NOW).all_inner_texts() == ["Orange the World"]
    assert page.locator(NEXT).all_inner_texts()[:2] == ["Dag van de Rechten van de Mens", "Paarse Vrijdag"]


def test_an_empty_now_has_no_heading(page: Page, origin: str) -> None:
    page.clock.set_fixed_time("2027-01-15T12:00:00+01:00")
    page.goto(origin + "campagnes/")
    assert page.locator(NOW).count() == 0
    assert not page.get_by_role("heading", name="Nu", exact=True).is_visible()


def test_without_javascript_the_day_of_the_build_counts_and_is_told(
    context: Callable[..., BrowserContext], origin: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(origin + "campagnes/")
    assert page.locator(NOW).all_inner_texts() == ["Week tegen Kindermishandeling"]
    assert page.locator(NEXT).count() == 3
    assert page.get_by_text("Bijgewerkt op 22 november 2026.").is_visible()
    heading = page.get_by_role("heading", name="Nu", exact=True)
    assert heading.is_visible()
    # As when nothing is on, on the day of the build.
    page.locator('[data-show="now"] li').evaluate_all("items => items.forEach((item) => (item.hidden = true))")
    assert page.locator('[data-show="now"]').count() == 1
    assert heading.count() == 0


def test_the_front_page_shows_what_is_now_or_next(page: Page, origin: str) -> None:
    page.clock.set_fixed_time("2026-11-30T12:00:00+01:00")
    page.goto(origin)
    shown = page.locator('[data-show="soon"] li:visible a').all_inner_texts()
    assert shown[0] == "Orange the World"
    assert len(shown) == 3


def test_a_choice_by_theme_needs_no_javascript(context: Callable[..., BrowserContext], origin: str) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(origin + "campagnes/")
    page.get_by_role("link", name="Ouderenmishandeling").click()
    assert page.url == origin + "campagnes/thema/ouderenmishandeling/"
    assert "Internationale dag tegen ouderenmishandeling" in page.locator(".items").inner_text()
    assert page.locator("code").inner_text().endswith("/kalender/thema/ouderenmishandeling.ics")


@pytest.mark.parametrize(
    ("path", "ending"), [("campagnes/2026/", "nl"), ("campagnes/2027/", "nl"), ("ar/campagnes/2027/", "ar")]
)
def test_a_year_is_one_a4_on_paper(path: str, ending: str, page: Page, origin: str) -> None:
    page.goto(origin + path)
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_the_picture_says_what_it_is_and_draws_every_item(page: Page, origin: str) -> None:
    page.goto(origin + "campagnes/2026/")
    picture = page.get_by_role("img", name=re.compile("Het jaar 2026, een regel per maand"))
    assert picture.locator("text").count() == 12
    items = page.locator("main .items li").count()
    assert picture.locator("rect").count() >= items


def test_time_runs_to_the_left_in_arabic(page: Page, origin: str) -> None:
    """The first day of a month is at the side where reading starts."""

    def first_of_december(prefix: str) -> float:
        page.goto(f"{origin}{prefix}campagnes/2026/")
        return float(page.locator(".glance rect").last.get_attribute("x") or 0)

    assert first_of_december("") != first_of_december("ar/")


@pytest.mark.parametrize("prefix", ["", "en/", "ar/"])
def test_a_partner_can_subscribe(prefix: str, context: Callable[..., BrowserContext], origin: str) -> None:
    """The address first and selectable as one, then the links; all without JavaScript."""
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{origin}{prefix}abonneren/")
    block = page.locator(".feed").first
    assert block.locator("code").inner_text() == f"https://omzien.example/{prefix}kalender.ics"
    assert block.evaluate("(e) => e.querySelector('code').compareDocumentPosition(e.querySelector('a')) & 4")
    assert page.evaluate("getComputedStyle(document.querySelector('.feed code')).userSelect") == "all"
    links = [a.get_attribute("href") or "" for a in block.locator("a").all()]
    assert links[0] == f"webcal://omzien.example/{prefix}kalender.ics"
    assert [link.split("/")[2] for link in links[1:]] == ["calendar.google.com", "outlook.live.com", "outlook.office.com"]


def test_readers_of_feeds_find_them(page: Page, origin: str) -> None:
    page.goto(origin + "en/campagnes/")
    found = {
        link.get_attribute("type"): page.evaluate("(l) => l.href", link.element_handle())
        for link in page.locator('link[rel="alternate"][type]').all()
    }
    assert found == {
        "text/calendar": f"{origin}en/kalender.ics",
        "application/atom+xml": f"{origin}en/kalender.xml",
        "application/feed+json": f"{origin}en/kalender.json",
    }

// What a visit of one page looks at, in the page itself. Each function gives a list of complaints; an empty list is good.
(() => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;
  const name = (e) => `${e.localName}${e.className && e.className.trim ? "." + e.className.trim().replace(/\s+/g, ".") : ""}`;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);

  // How focus shows: the outline, and the ring around it. A width or colour of no outline says nothing.
  const ring = (e) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(e);
    return `${outlineStyle === "none" ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`} ${boxShadow}`;
  };

  const look = {
    // WCAG 1.4.10 and 1.4.12: nothing scrolls sideways.
    sideways() {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      const over = all("body *").filter((e) => {
        const box = e.getBoundingClientRect();
        return box.right > root.clientWidth + 1 || box.left < -1;
      });
      return [`${root.scrollWidth - root.clientWidth} px: ${over.slice(-3).map(name).join(", ")}`];
    },

    // One of each, so that a screen reader's jump to the text and to the subject always works; direction as the language.
    structure() {
      const found = [];
      for (const one of ["main", "h1", "header:not(main *)", "footer:not(main *)"])
        if (document.querySelectorAll(one).length !== 1) found.push(`${document.querySelectorAll(one).length} × ${one}`);
      const { lang, dir } = document.documentElement;
      if (dir !== (new Intl.Locale(lang).getTextInfo?.() ?? new Intl.Locale(lang).textInfo).direction) found.push(`${lang} ${dir}`);
      for (const e of document.querySelectorAll("body [lang]")) {
        if (!/^[a-z]{2,3}$/.test(e.lang)) found.push(`lang=${e.lang}`);
        // A fragment in another language has a direction of its own wherever that could differ.
        if (dir === "rtl" && e.lang !== lang && e.dir !== "ltr" && !e.closest("[dir=ltr]")) found.push(`no dir: ${name(e)}`);
      }
      // A picture is named or skipped: a screen reader says «image» at one that is neither.
      for (const e of document.querySelectorAll("svg:not(svg svg)"))
        if (!e.closest("[aria-hidden=true]") && !(e.role === "img" && e.ariaLabel)) found.push(`a picture without a name in ${name(e.parentElement)}`);
      for (const a of document.querySelectorAll("a[hreflang]"))
        if (a.closest(".languages") && a.lang !== a.hreflang) found.push(`language link ${a.hreflang} is marked ${a.lang}`);
      return found;
    },

    // A thumb that shakes: 48 px high, also between lines of text; and the number on one line.
    calls() {
      return all('a[href^="tel:"]').flatMap((a) => {
        const box = a.getBoundingClientRect(), number = a.querySelector("bdi") ?? a;
        const found = box.height < 48 ? [`${a.textContent.trim()}: ${Math.round(box.height)} px high`] : [];
        if (number.getClientRects().length > 1) found.push(`${a.textContent.trim()}: broken over lines`);
        return found;
      });
    },

    // Leaving and calling: in the lower third of a phone, large, and on top, at the start and at the end of the page.
    strip() {
      const found = [];
      for (const y of [0, document.body.scrollHeight]) {
        scrollTo(0, y);
        for (const a of document.querySelectorAll(".sos a")) {
          const box = a.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          if (box.width < 48 || box.height < 48) found.push(`${a.className}: ${box.width} × ${box.height}`);
          if (box.y < innerHeight * 2 / 3 || box.bottom > innerHeight) found.push(`${a.className}: out of reach`);
          if (!a.contains(top)) found.push(`${a.className}: covered by ${top && name(top)}`);
        }
      }
      scrollTo(0, 0);
      return found;
    },

    // The digits of each number as they are drawn, from the position of every single character: in a right-to-left text a
    // browser turns the parts of a number around unless it is isolated.
    numbers() {
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode()); )
        for (const match of node.data.matchAll(/[0-9][0-9 .:\u2013\u2011-]*[0-9]/g)) {
          const glyphs = [...match[0]].map((c, i) => {
            const range = document.createRange();
            range.setStart(node, match.index + i);
            range.setEnd(node, match.index + i + 1);
            const box = range.getBoundingClientRect();
            return { c, x: box.left, y: Math.round(box.top), w: box.width };
          }).filter((g) => g.w > 0);
          if (new Set(glyphs.map((g) => g.y)).size !== 1) continue;
          const drawn = [...glyphs].sort((a, b) => a.x - b.x).map((g) => g.c).join("");
          if (glyphs.map((g) => g.c).join("") !== drawn) found.push(`${match[0]} is drawn as ${drawn}`);
        }
      return found;
    },

    // With the colours of the system a control is told from text by an edge or an underline, and a link by its colour too.
    forced() {
      const edge = (e) => ["Top", "Right", "Bottom", "Left"].some((side) => {
        const style = getComputedStyle(e);
        return style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0;
      });
      const underlined = (e) => [e, ...e.querySelectorAll("*")].some((x) => getComputedStyle(x).textDecorationLine.includes("underline"));
      const native = (e) => getComputedStyle(e).appearance !== "none" && e.matches("input, select, button, textarea");
      return all("a[href], button, summary, input, select, textarea")
        .filter((e) => !edge(e) && !underlined(e) && !native(e) && !e.matches(".brand, .skip, [aria-current]"))
        .map((e) => `no edge: ${name(e)} ${e.textContent.trim().slice(0, 30)}`);
    },

    // WCAG 2.3.3, and people who get sick of it: nothing moves when they asked for that.
    motion() {
      const seconds = (value) => value.split(",").some((part) => parseFloat(part) > 0);
      return [document.documentElement, ...document.querySelectorAll("body, body *")].filter((e) => {
        const style = getComputedStyle(e);
        return seconds(style.transitionDuration) || seconds(style.animationDuration) || style.scrollBehavior === "smooth";
      }).map((e) => `moves: ${name(e)}`);
    },

    // Everything that the Tab key should reach, in the order of the page.
    stops() {
      const wanted = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")];
      const one = (e) => e.type !== "radio" || e.checked || !document.querySelector(`input[name="${e.name}"]:checked`);
      return wanted.filter((e) => e.tabIndex >= 0 && !e.disabled && shown(e) && one(e));
    },

    // The stop of the keyboard: what it is, how it shows, and whether the strip with the calls is over it.
    focused() {
      const e = document.activeElement;
      if (!e || e === document.body || e === document.documentElement) return null;
      const stopped = (window.stopped ??= []);
      if (stopped.includes(e)) return null;
      stopped.push(e);
      const box = e.getBoundingClientRect(), bar = document.querySelector(".sos"), strip = bar.getBoundingClientRect();
      return {
        name: `${name(e)} ${(e.textContent || e.value || "").trim().slice(0, 30)}`,
        place: box.top + scrollY,
        list: [...document.querySelectorAll("main ul")].indexOf(e.closest("main ul")),
        area: e.closest(".sos, .skip, header, main, footer")?.localName ?? "",
        language: !!e.closest(".languages"),
        menu: !!e.closest(".menu ul"),
        summary: e.localName === "summary" && !!e.closest(".menu"),
        fixed: !!e.closest(".sos, .skip, :popover-open"),
        look: ring(e),
        outside: box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1,
        covered: !bar.contains(e) && box.height < innerHeight / 2 && box.bottom > strip.top + 1 && box.top < strip.bottom - 1,
      };
    },

    // After the walk: what was missed, what was out of order, and what looks the same with and without focus.
    walked(looks) {
      const stops = window.stopped ?? [], found = [];
      document.activeElement?.blur();
      for (const e of look.stops()) if (!stops.includes(e)) found.push(`not reached: ${name(e)} ${e.textContent.trim().slice(0, 30)}`);
      stops.forEach((e, i) => {
        const before = stops[i - 1];
        if (before && !(before.compareDocumentPosition(e) & 4)) found.push(`out of order: ${name(e)}`);
        if (ring(e) === looks[i]) found.push(`focus cannot be seen: ${name(e)}`);
      });
      return found;
    },
  };
  window.look = look;
})();

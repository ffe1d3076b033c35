// Search on the page itself, in the flow below the menu: nothing is covered, and leaving and calling stay where they were.
// What is typed stays here: not in the address, not stored, not offered again, gone when the reader leaves the page.
const here = new URL(".", import.meta.url);
const html = document.documentElement;
const fetched = (name) => fetch(new URL(name, here)).then((answer) => (answer.ok ? answer : Promise.reject(answer.status)));
const [words, css] = await Promise.all([
  fetched(`${html.lang}.json`).then((answer) => answer.json()),
  fetched("search.css").then((answer) => answer.text()),
]);
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);

const AT_ONCE = 6; // each result is one small file
const RANKING = { metaWeights: { title: 5, words: 9, spellings: 0.5 } };
const WAIT = 250; // ms after the last key
let engine;
let panel;
let answered; // taps while this file was on its way come all at once: the first opens, the others do nothing

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// The program runs on this page: a worker would cost a second copy of it, and gives up on a slow network.
const load = () =>
  (engine ??= import(new URL("pagefind.js", here)).then((pagefind) =>
    pagefind.createInstance({ noWorker: true, baseUrl: new URL("..", here).pathname, excerptLength: 24, ranking: RANKING }),
  ));

// In a right-to-left language the parts of a number would swap places: isolate them, as the build does in pages.
const RUN = /[\dA-Za-z\u00c0-\u024f]+(?:(?:[ \u00a0]?[-\u2010-\u2015/&+@'\u2019][ \u00a0]?|[ \u00a0]|[.,:](?=\w))[\dA-Za-z\u00c0-\u024f]+)*%?/g;
const isolated = (text) => (html.dir === "rtl" ? text.replace(RUN, "\u2066$&\u2069") : text);

const excerpt = (markup) => {
  const parsed = new DOMParser().parseFromString(markup, "text/html").body;
  const line = make("p");
  for (const node of parsed.childNodes) {
    const text = isolated(node.textContent);
    line.append(node.nodeName === "MARK" ? make("mark", { textContent: text }) : text);
  }
  return line;
};

const ways = () => {
  const list = make("ul", { className: "ways" });
  for (const [text, path] of words.ways) list.append(make("li", {}, make("a", { href: new URL(`../${path}`, here).href, textContent: text })));
  for (const call of document.querySelectorAll(".sos-call")) {
    const copy = make("a", { href: call.href, className: "tel" });
    copy.append(...call.querySelector("span").cloneNode(true).childNodes);
    list.append(make("li", {}, copy));
  }
  return list;
};

function build(link) {
  const status = make("p", { className: "found", role: "status" });
  const field = make("input", { type: "search", id: "find", autocomplete: "off", autocapitalize: "off", spellcheck: false, enterKeyHint: "search" });
  field.setAttribute("autocorrect", "off");
  field.setAttribute("writingsuggestions", "false"); // no text to a service that helps with writing
  const results = make("ol", { className: "results" });
  const more = make("button", { type: "button", className: "more", textContent: words.more, hidden: true });
  const shut = make("button", { type: "button", className: "shut", textContent: words.close });
  const label = make("label", { htmlFor: "find", textContent: words.label });
  const form = make("form", { className: "search", role: "search" }, label, field, shut, status, results, more);
  form.setAttribute("aria-label", link.textContent);

  let asked = 0;
  let found = [];
  const clear = () => {
    results.replaceChildren();
    for (const element of form.querySelectorAll(".ways, .lost")) element.remove();
    more.hidden = true;
  };
  const helpless = (text) => {
    clear();
    status.textContent = text;
    status.after(ways());
  };
  // More did not arrive: what was found stays, and the ways stand where the reader is. Pagefind would keep on failing.
  const stranded = () => {
    engine = undefined;
    more.hidden = true;
    more.after(make("p", { className: "lost", role: "alert", textContent: words.failed }), ways());
    form.querySelector(".ways a").focus();
  };
  const show = async (turn) => {
    const from = results.children.length;
    const pages = await Promise.all(found.slice(from, from + AT_ONCE).map((result) => result.data()));
    if (turn !== asked || from < results.children.length) return; // or a second tap was answered first
    for (const page of pages) {
      const title = make("a", { href: page.url, textContent: isolated(page.meta.title ?? "") });
      results.append(make("li", {}, title, excerpt(page.excerpt)));
    }
    more.hidden = results.children.length >= found.length;
    return results.children[from];
  };
  const ask = async () => {
    const turn = ++asked;
    const text = field.value.trim();
    if (!text) return clear(), (status.textContent = "");
    if (!found.length) status.textContent = words.loading;
    try {
      const answer = await (await load()).search(text);
      if (turn !== asked) return;
      clear();
      found = answer.results;
      if (!found.length) return helpless(words.none);
      await show(turn);
      if (turn === asked) status.textContent = words.count.replace("{n}", found.length);
    } catch {
      engine = undefined;
      if (turn === asked) helpless(words.failed);
    }
  };

  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
  more.addEventListener("click", async () => {
    const turn = asked;
    try {
      (await show(turn))?.querySelector("a").focus();
    } catch {
      if (turn === asked) stranded();
    }
  });
  shut.addEventListener("click", () => toggle(link));
  form.addEventListener("keydown", (event) => event.key === "Escape" && toggle(link));
  return form;
}

/** Opens search below the header, or closes it and gives the focus back. */
export function toggle(link) {
  if (!link.isConnected) return; // the reader has left, or reads another page quietly
  if (answered) return;
  answered = true;
  setTimeout(() => (answered = false));
  if (panel) {
    panel.remove();
    panel = undefined;
    link.removeAttribute("aria-expanded");
    return link.focus();
  }
  panel = build(link);
  document.querySelector("header").after(panel);
  link.setAttribute("aria-expanded", "true");
  panel.querySelector("input").focus();
  panel.scrollIntoView({ block: "nearest" });
  load().catch(() => (engine = undefined)); // while the reader types
}

// Back must not show what somebody looked for.
addEventListener("pagehide", () => {
  panel?.remove();
  panel = undefined;
});

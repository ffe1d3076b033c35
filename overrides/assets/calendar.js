// Keeps past, now and next right on the reader's own day, when no build has come since. Asks nothing, stores nothing.
(() => {
  const { now, past } = document.currentScript.dataset;
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" }).format(new Date());
  const state = (item) => (item.dataset.last < today ? "past" : item.dataset.first <= today ? "now" : "coming");
  for (const item of document.querySelectorAll("[data-first]")) {
    const label = item.querySelector(".state");
    if (label.hasAttribute("data-fixed")) continue;
    label.className = `state ${state(item)}`;
    label.textContent = { past, now, coming: "" }[state(item)];
  }
  const wanted = { now: ["now"], next: ["coming"], soon: ["now", "coming"] };
  for (const list of document.querySelectorAll("[data-show]")) {
    let places = 3;
    for (const item of list.children) item.hidden = !(wanted[list.dataset.show].includes(state(item)) && places-- > 0);
    const heading = list.previousElementSibling;
    if (heading && heading.matches("h2")) heading.hidden = places === 3;
  }
})();

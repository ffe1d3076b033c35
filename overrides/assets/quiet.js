// Quiet reading: from here on, a link inside the site fetches the page and shows it in the place of this one. The address does
// not change and nothing is visited, so that neither the list of the Back button nor the history of the browser gets an entry.
// That it is on stands in the memory of this document alone: it ends with the tab, and with a reload. The build fills in WORDS.
((words) => {
  const word = (index) => words[document.documentElement.lang][index];
  const name = document.querySelector(".brand").textContent;

  const button = (text, action) => {
    const made = document.createElement("button");
    made.className = "quiet";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  };

  // The page at `here`, with the ones before it and where on them the reader was.
  const dress = (here, before) => {
    // A browser writes each new title of a page into its history: here it is the name of the site all along.
    document.title = name;
    const choice = document.querySelector("button.quiet");
    const status = document.createElement("span");
    status.role = "status";
    choice.before(status, " ");
    choice.replaceWith(button(word(1), () => location.reload()));
    status.textContent = word(0);
    if (before.length) {
      const main = document.querySelector("main");
      const back = () => show(...before.at(-1), before.slice(0, -1));
      main.prepend(button(word(2), back));
      main.append(button(word(2), back));
    }
    addEventListener("click", (event) => follow(event, here, before));
  };

  // Shows the page as it would be at its own address. The policy forbids <base>, so that each address on it is made whole.
  // The cache of the browser keeps nothing of it.
  let asked = 0;
  const show = async (address, top, before) => {
    const turn = ++asked;
    // Overtaken: the reader chose another page, or left. To write now would even call back the browser from the neutral site.
    const late = () => turn !== asked || document.documentElement.classList.contains("left");
    const text = await fetch(address, { cache: "no-store" }).then((answer) => answer.text()).catch(() => "");
    const page = new DOMParser().parseFromString(text, "text/html");
    if (late()) return;
    // Nothing, or a message of the host.
    if (!page.querySelector("button.quiet")) return (document.querySelector(".safe [role=status]").textContent = word(3));
    for (const attribute of ["href", "src", "srcset", "action"]) {
      for (const element of page.querySelectorAll(`[${attribute}]:not([${attribute}^="#"])`)) {
        element.setAttribute(attribute, new URL(element.getAttribute(attribute), address));
      }
    }
    // The policy of the first page holds for all that follow: it knows the styles of that page alone, so those of this one are
    // put in place by the script, and what it would refuse is left out.
    const styles = [...page.querySelectorAll("style")].map((style) => new CSSStyleSheet().replace(style.textContent));
    const sheets = await Promise.all(styles);
    if (late()) return;
    for (const element of page.querySelectorAll("style, meta[http-equiv], script[data-now]")) element.remove();
    page.title = name;
    window.speechSynthesis?.cancel();
    document.open();
    document.write(`<!doctype html>${page.documentElement.outerHTML}`);
    document.close();
    document.adoptedStyleSheets = sheets;
    dress(address, before);
    focus(document.querySelector("h1"));
    scrollTo(0, top);
    if (!top) jump(new URL(address).hash);
  };

  const focus = (place) => {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  const jump = (hash) => {
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!place) return;
    focus(place);
    place.scrollIntoView();
  };

  const follow = (event, here, before) => {
    const link = event.composedPath().find((element) => element.matches?.("a[href]"));
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const address = new URL(link.getAttribute("href"), here);
    // Another site, a telephone number and a file to download go their ordinary way.
    if (link.target || link.download || address.origin !== location.origin || !/(\/|\.html)$/.test(address.pathname)) return;
    event.preventDefault();
    if (address.hash && address.href.split("#")[0] === here.split("#")[0]) jump(address.hash);
    else show(address.href, 0, [...before, [here, scrollY]]);
  };

  dress(location.href, []);
})(WORDS);

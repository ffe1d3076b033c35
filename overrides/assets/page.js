// Leaves at once, and offers what some people need. Sends nothing, stores nothing.
(() => {
  const { left } = document.currentScript.dataset;
  const aloud = document.querySelector("button.aloud");
  const exit = document.querySelector("a.exit");
  const icon = document.querySelector("link[rel=icon]");
  const html = document.documentElement;

  // The screen is blank and the tab says nothing before the browser has even asked for the other site. The entry of this page
  // in the list of the Back button is replaced, so that Back does not bring it back. A browser that shows the blank page once
  // more looks for another icon: /favicon.ico is empty.
  const leave = () => {
    html.classList.add("left");
    document.body.replaceChildren();
    document.title = exit.hostname;
    icon.remove();
    window.speechSynthesis?.cancel();
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => (event.preventDefault(), leave()));
  addEventListener("pageshow", () => html.classList.contains("left") && location.replace(exit.href));

  // Shift three times within five seconds, from anywhere on the page.
  let presses = [];
  const status = document.body.appendChild(document.createElement("p"));
  status.className = status.role = "status";
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    presses = event.key === "Shift" ? [...presses.filter((at) => event.timeStamp - at < 5000), event.timeStamp] : [];
    status.textContent = presses[0] ? left.replace("{n}", 3 - presses.length) : "";
    if (presses[2]) leave();
  });

  // What few people use is a file of its own (it stands beside the icon), asked for when somebody chooses it.
  const offer = (button, name) => {
    const load = () => document.head.appendChild(document.createElement("script")).src = new URL(`${name}.js`, icon.href);
    button.hidden = false;
    button.addEventListener("click", load, { once: true });
  };
  offer(document.querySelector("button.quiet"), "quiet");

  // Only voices on the device itself: others would send the text to somebody. No voice for this language: no button.
  const speak = () =>
    aloud.hidden &&
    speechSynthesis.getVoices().some((v) => v.localService && v.lang.startsWith(html.lang)) &&
    offer(aloud, "aloud");
  if (aloud && "speechSynthesis" in window) {
    speak();
    speechSynthesis.addEventListener?.("voiceschanged", speak);
  }
})();

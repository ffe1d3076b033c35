// Leaves at once, and reads aloud with the device's own voices. Sends nothing, stores nothing.
(() => {
  const { aloud, stop, left } = document.currentScript.dataset;
  const exit = document.querySelector("a.exit");
  const html = document.documentElement;

  // The screen is blank and the tab says nothing before the browser has even asked for the other site. The entry of this page
  // in the list of the Back button is replaced, so that Back does not bring it back.
  const leave = () => {
    speechSynthesis?.cancel();
    document.title = new URL(exit.href).hostname;
    document.querySelector("link[rel=icon]").remove();
    html.classList.add("left");
    document.body.replaceChildren();
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => (event.preventDefault(), leave()));
  addEventListener("pageshow", () => html.classList.contains("left") && location.replace(exit.href));

  // Shift three times within five seconds, from anywhere on the page.
  let presses = [];
  const status = document.body.appendChild(document.createElement("p"));
  status.className = "aloud-status";
  status.role = "status";
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    presses = event.key === "Shift" ? [...presses.filter((at) => event.timeStamp - at < 5000), event.timeStamp] : [];
    if (presses.length === 3) leave();
    else if (presses.length) status.textContent = left.replace("{n}", 3 - presses.length);
  });

  // Only voices on the device itself: others would send the text to somebody. No voice for this language: no button.
  const voice = () => speechSynthesis.getVoices().find((v) => v.localService && v.lang.slice(0, 2) === html.lang);
  const offer = () => {
    const article = document.querySelector("article:is(.page, .doors):not([lang])");
    if (!voice() || !article || document.querySelector("button.aloud")) return;
    const button = document.createElement("button");
    button.className = "aloud";
    button.textContent = aloud;
    button.addEventListener("click", () => {
      const busy = speechSynthesis.speaking;
      speechSynthesis.cancel();
      button.textContent = busy ? aloud : stop;
      if (busy) return;
      const parts = [...article.querySelectorAll("h1, h2, h3, p, li")].filter((e) => !e.querySelector("p, li"));
      for (const part of parts) {
        const words = new SpeechSynthesisUtterance(part.innerText);
        words.voice = voice();
        words.lang = html.lang;
        if (part === parts.at(-1)) words.onend = () => (button.textContent = aloud);
        speechSynthesis.speak(words);
      }
    });
    article.querySelector("h1").after(button);
  };
  if ("speechSynthesis" in window) {
    offer();
    speechSynthesis.addEventListener?.("voiceschanged", offer);
  }
})();

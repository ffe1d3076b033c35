// Reads the page aloud with a voice of the device itself. Loaded by the first click on the button; the build fills in WORDS.
((words) => {
  const html = document.documentElement;
  const button = document.querySelector("button.aloud");
  const article = document.querySelector("article");
  const [start, stop] = words[html.lang];

  const toggle = () => {
    const voice = speechSynthesis.getVoices().find((v) => v.localService && v.lang.slice(0, 2) === html.lang);
    const busy = speechSynthesis.speaking;
    speechSynthesis.cancel();
    button.textContent = busy ? start : stop;
    if (busy) return;
    const parts = [...article.querySelectorAll("h1, h2, h3, p, li")].filter((e) => !e.querySelector("p, li"));
    for (const part of parts) {
      const text = new SpeechSynthesisUtterance(part.innerText);
      text.voice = voice;
      text.lang = html.lang;
      if (part === parts.at(-1)) text.onend = () => (button.textContent = start);
      speechSynthesis.speak(text);
    }
  };
  button.addEventListener("click", toggle);
  toggle();
})(WORDS);

// Starts Sveltia CMS with the forms of this project. Without a git host it is a demonstration: what you change stays in this browser.
import { format } from "./formats.js";

const PREFERENCES = "sveltia-cms.prefs";
const DEMO_FOLDER = "sveltia-cms-test"; // where the test backend of Sveltia CMS keeps its files

const today = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });

const write = async (folder, path, text) => {
  const parts = path.split("/");
  const name = parts.pop();
  let here = folder;
  for (const part of parts) here = await here.getDirectoryHandle(part, { create: true });
  const file = await (await here.getFileHandle(name, { create: true })).createWritable();
  await file.write(text);
  await file.close();
};

/** The first visit gets the texts of this moment; later ones find what they changed. `?opnieuw` starts again. */
const prepareDemo = async () => {
  const disk = await navigator.storage.getDirectory();
  const again = new URLSearchParams(location.search).has("opnieuw");
  if (again) await disk.removeEntry(DEMO_FOLDER, { recursive: true }).catch(() => undefined);
  const there = await disk.getDirectoryHandle(DEMO_FOLDER).catch(() => null);
  if (there) return;
  const folder = await disk.getDirectoryHandle(DEMO_FOLDER, { create: true });
  const files = await (await fetch("demo.json")).json();
  for (const [path, text] of Object.entries(files)) await write(folder, path, text);
};

localStorage[PREFERENCES] ??= JSON.stringify({ locale: "nl" }); // read as soon as the program is loaded
const { default: CMS } = await import("./sveltia/npm/index.js");
const { config, formats } = await (await fetch("settings.json")).json();
for (const [name, kind] of Object.entries(formats)) CMS.registerCustomFormat(name, kind.extension, format(kind, today));
if (config.backend.name === "test-repo") await prepareDemo();
await CMS.init({ config });
document.getElementById("wacht")?.remove();

// Reads a list of {kind, text, edit} and prints what the editor would write: `edit` is put over what a form gets from the text.
import { readFileSync } from "node:fs";
import { format } from "../../editor/formats.js";

const over = (value, edit) => {
  if (typeof edit !== "object" || edit === null || Array.isArray(edit) || Array.isArray(value) !== Array.isArray(edit))
    if (!(Array.isArray(value) && typeof edit === "object" && !Array.isArray(edit))) return edit;
  const result = Array.isArray(value) ? [...value] : { ...value };
  for (const [key, inner] of Object.entries(edit)) result[key] = over(result[key], inner);
  return result;
};

const { kinds, cases } = JSON.parse(readFileSync(0, "utf8"));
const results = [];
for (const { kind, text, edit } of cases) {
  const { fromFile, toFile } = format(kinds[kind], () => "2027-01-05");
  try {
    const form = text === null ? {} : fromFile(text.trim());
    results.push({ text: `${toFile(over(form, edit)).trim()}\n`, form });
  } catch (error) {
    results.push({ error: String(error.message) });
  }
}
console.log(JSON.stringify(results));

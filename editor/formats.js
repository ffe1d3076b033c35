// How the editor reads and writes each kind of file. A form gets the values and, out of sight, the text of the file; what comes back is
// put into that text, so that only the lines that were changed change.
import { changed, same, values, written } from "./same_lines.js";

const TEXT = "_bestand"; // not a field of any form: the editor carries what it does not know from file to file
const WEEK = ["ma", "di", "wo", "do", "vr", "za", "zo"];
const ALWAYS = "24/7";
const WHOLE_WEEK = [{ days: WEEK, from: "00:00", to: "24:00" }];
const FRONT = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/;

/** Reads and writes one kind of file. kind: what src/omzien/editor/collections.py says of it; today: gives the day as 2026-11-25. */
export const format = (kind, today) => (kind.extension === "md" ? pages(kind) : data(kind, today));

const data = (kind, today) => ({
  fromFile: (text) => ({ ...shown(values(text), kind), [TEXT]: text }),
  toFile: ({ [TEXT]: text, ...form }) => {
    if (!text) return kind.head + "\n" + written(stored(form, {}, kind));
    const was = values(text);
    const now = stored(form, was, kind);
    if (kind.stamp && !same(merged(was, now), was)) now[kind.stamp] = today();
    return checked(changed(text, was, now), merged(was, now));
  },
});

const pages = (kind) => ({
  fromFile: (text) => {
    const [, head, body] = FRONT.exec(text);
    return { ...shown(values(head), kind), body: body.trim(), [TEXT]: text };
  },
  toFile: ({ [TEXT]: text, body = "", ...form }) => {
    if (!text) return `---\n${written(form)}---\n${body.trim()}\n`;
    const [, head, old] = FRONT.exec(text);
    const was = values(head);
    const front = checked(changed(head, was, form), merged(was, form));
    return `---\n${front}\n---\n${body.trim() === old.trim() ? old : `${body.trim()}\n`}`;
  },
});

/** What the file must say now: what the form says, and of all else what it said before. */
const merged = (was, now) => ({ ...was, ...now });

const checked = (text, expected) => {
  if (!same(values(text), expected)) throw new Error("Dit kan de redactie niet opslaan. Verander het in het bestand zelf.");
  return text;
};

// Two fields can be written in two ways. A form shows one of them: a name as a text per language, hours as days with times.
const shown = (found, kind) => {
  const result = structuredClone(found);
  each(result, kind.texts, (value) => (typeof value === "string" && value ? { nl: value } : value));
  each(result, kind.hours, (value) => (value === ALWAYS ? structuredClone(WHOLE_WEEK) : value));
  return result;
};

const stored = (form, was, kind) => {
  const result = structuredClone(form);
  each(result, kind.hours, (value) => (same(value, WHOLE_WEEK) ? ALWAYS : value));
  each(result, kind.texts, (value, old) => (typeof old === "string" && onlyDutch(value) ? value.nl : value), was);
  return result;
};

const onlyDutch = (value) => value && Object.entries(value).every(([language, text]) => language === "nl" || !text);

/** Puts `turn(value, old)` in the place of every value at these paths; `*` stands for each entry of a list. */
const each = (data, paths, turn, was = {}) => {
  for (const path of paths ?? []) walk(data, was, path.split("."), turn);
};

const walk = (here, was, [part, ...rest], turn) => {
  if (part === "*") {
    if (!Array.isArray(here)) return;
    here.forEach((entry, index) => {
      const old = Array.isArray(was) ? (was.find((one) => one.id && one.id === entry.id) ?? was[index]) : undefined;
      walk(entry, old, rest, turn);
    });
  } else if (here && typeof here === "object" && part in here) {
    if (rest.length) walk(here[part], was?.[part], rest, turn);
    else here[part] = turn(here[part], was?.[part]);
  }
};

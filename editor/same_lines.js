// Writes changed values into YAML that people wrote: every line that did not change stays as it was, with its comments, quotation
// marks, order and brackets. What the form does not know stays too. The result is read back; if it does not say exactly what the
// form says, nothing is saved.
import { isAlias, isCollection, isMap, isScalar, isSeq, parseDocument } from "yaml";

const HOUSE_PLAIN = /^([a-z][a-z0-9-]*|\d{4}-\d\d-\d\d(T\d\d:\d\d)?|https?:\/\/[^\s,[\]{}]+)$/;
const SPECIAL = new Set(["", "~", "null", "true", "false", "yes", "no", "on", "off"]);
const LINE = 100; // a list longer than this is written one entry a line

const read = (text) => {
  const document = parseDocument(text, { keepSourceTokens: false, schema: "failsafe", version: "1.2", strict: true });
  if (document.errors.length) throw document.errors[0];
  return document;
};

/** What a form can show of YAML: true, false and small whole numbers when they stand there without quotes; all else is text. */
export const values = (text) => plain(read(text).contents) ?? {};

const plain = (node) => {
  if (node === null || node === undefined) return "";
  if (isAlias(node)) throw new Error("Een verwijzing met * kan hier niet.");
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [String(pair.key.value), plain(pair.value)]));
  if (isSeq(node)) return node.items.map(plain);
  if (node.type !== "PLAIN") return node.value;
  if (node.value === "true" || node.value === "false") return node.value === "true";
  if (/^(0|[1-9]\d{0,3})$/.test(node.value)) return Number(node.value);
  return SPECIAL.has(node.value) && node.value !== "yes" && node.value !== "no" ? "" : node.value;
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a form shows nothing there: an empty text, and a list or a set of texts with nothing in it. */
export const isEmpty = (value) => {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every(isEmpty);
};

/** Whether two values are the same for a reader of the file; what is empty is the same as what is not there. */
export const same = (a, b) => {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => same(value, b[i]));
  if (isObject(a) && isObject(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
  return !isObject(a) && !isObject(b) && !Array.isArray(a) && !Array.isArray(b) && String(a) === String(b);
};

// --- Writing in the way of the house -------------------------------------------------------------------------------------------

const plainIsSafe = (text, flow) => {
  if (/[\n#]/.test(text) || SPECIAL.has(text.toLowerCase()) || /^\d{1,4}$/.test(text)) return false;
  try {
    const back = read(flow ? `[${text}]` : `k: ${text}`).contents.items[0];
    return (flow ? back : back.value).value === text;
  } catch {
    return false;
  }
};

const scalar = (value, style = "HOUSE", flow = false) => {
  if (typeof value !== "string") return String(value);
  if (style === "PLAIN" && plainIsSafe(value, flow)) return value;
  if (style === "QUOTE_SINGLE" && !value.includes("\n")) return `'${value.replaceAll("'", "''")}'`;
  if (style === "HOUSE" && HOUSE_PLAIN.test(value) && plainIsSafe(value, flow)) return value;
  return JSON.stringify(value);
};

const kept = (object) => Object.entries(object).filter(([, value]) => !isEmpty(value));

const flowText = (value) => {
  if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
  if (isObject(value)) return `{${kept(value).map(([key, inner]) => `${key}: ${flowText(inner)}`).join(", ")}}`;
  return scalar(value, "HOUSE", true);
};

/** The lines of a value below a key or a dash, or null when it stands on the line of the key itself. */
const blockLines = (value, indent) => {
  const pad = " ".repeat(indent);
  if (isObject(value)) return kept(value).flatMap(([key, inner]) => pairLines(key, inner, indent));
  if (!Array.isArray(value)) return null;
  if (!value.some((entry) => typeof entry === "object") && flowText(value).length <= LINE) return null;
  return value.flatMap((entry) => {
    const lines = blockLines(entry, indent + 2);
    return lines ? [`${pad}- ${lines[0].trimStart()}`, ...lines.slice(1)] : [`${pad}- ${scalar(entry)}`];
  });
};

const pairLines = (key, value, indent) => {
  const lines = blockLines(value, indent + 2);
  const start = `${" ".repeat(indent)}${scalar(key)}:`;
  return lines ? [start, ...lines] : [`${start} ${Array.isArray(value) ? flowText(value) : scalar(value)}`];
};

/** A whole file in the way of the house, for what is new. */
export const written = (value) => `${kept(value).flatMap(([key, inner]) => pairLines(key, inner, 0)).join("\n")}\n`;

// --- Changing what is there ----------------------------------------------------------------------------------------------------

const endOf = (node, fallback) => {
  if (!node?.range) return fallback;
  if (!isCollection(node) || node.flow || !node.items.length) return node.range[1];
  const last = node.items.at(-1);
  return isMap(node) ? endOf(last.value, last.key.range[1]) : endOf(last, node.range[1]);
};

class Change {
  constructor(text, flow = false) {
    this.text = text;
    this.flow = flow; // within brackets a comma ends a value
    this.edits = [];
  }

  put(start, end, replacement) {
    this.edits.push([start, end, replacement]);
  }

  lineStart(offset) {
    return this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  lineEnd(offset) {
    const end = this.text[offset - 1] === "\n" ? offset - 1 : this.text.indexOf("\n", offset);
    return end < 0 ? this.text.length : end;
  }

  column(offset) {
    return offset - this.lineStart(offset);
  }

  applied() {
    const sorted = this.edits.map((edit, order) => [...edit, order]).sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[3] - a[3]);
    return sorted.reduce((text, [start, end, replacement]) => text.slice(0, start) + replacement + text.slice(end), this.text);
  }

  /** A value that stands somewhere becomes another one. `key` is the offset of its key, or of its dash. */
  value(node, was, now, key) {
    if (same(was, now)) return;
    if (isMap(node) && isObject(now) && isObject(was)) this.map(node, was, now);
    else if (isSeq(node) && Array.isArray(now) && Array.isArray(was)) this.list(node, was, now, key);
    else this.whole(node, now, key);
  }

  whole(node, now, key) {
    if (isCollection(node) && node.flow) return this.put(node.range[0], node.range[1], flowText(now));
    const lines = blockLines(now, this.column(key) + 2);
    if (lines) this.put(this.text.indexOf(":", key) + 1, endOf(node), `\n${lines.join("\n")}`);
    else if (isScalar(node) && typeof now !== "object") {
      const gap = this.text[node.range[0] - 1] === ":" ? " " : "";
      this.put(node.range[0], node.range[1], gap + scalar(now, node.type, this.flow));
    } else this.put(this.text.indexOf(":", key) + 1, endOf(node), ` ${flowText(now)}`);
    return undefined;
  }

  map(node, was, now) {
    if (node.flow && !this.flow) return this.flowMap(node, was, now);
    const there = new Map(node.items.map((pair) => [String(pair.key.value), pair]));
    const gone = [...there.keys()].filter((key) => key in now && isEmpty(now[key]) && !isEmpty(was[key]));
    const fresh = Object.keys(now).filter((key) => !there.has(key) && !isEmpty(now[key]));
    if (node.flow && (gone.length || fresh.length)) {
      const order = [...new Set([...there.keys(), ...fresh])].filter((key) => !gone.includes(key));
      this.put(node.range[0], node.range[1], flowText(Object.fromEntries(order.map((key) => [key, key in now ? now[key] : was[key]]))));
      return undefined;
    }
    for (const [key, pair] of there) {
      if (gone.includes(key)) this.put(this.lineStart(pair.key.range[0]), this.lineEnd(endOf(pair.value, pair.key.range[1])) + 1, "");
      else if (key in now) this.value(pair.value, was[key], now[key], pair.key.range[0]);
    }
    let after = null;
    for (const key of Object.keys(now)) {
      if (there.has(key)) after = there.get(key);
      else if (fresh.includes(key)) this.insert(node, after, key, now[key]);
    }
    return undefined;
  }

  flowMap(node, was, now) {
    const [start, end] = node.range;
    const inner = new Change(this.text.slice(0, end), true);
    inner.map(node, was, now);
    this.put(start, end, inner.applied().slice(start));
  }

  flowList(node, was, now, from) {
    const entries = now.map((entry, index) => {
      const source = from[index] === undefined ? null : node.items[from[index]];
      if (source === null) return flowText(entry);
      const [start, end] = source.range;
      const inner = new Change(this.text.slice(0, end), true);
      inner.value(source, was[from[index]], entry, start);
      return inner.applied().slice(start);
    });
    this.put(node.range[0], node.range[1], `[${entries.join(", ")}]`);
  }

  /** A new key comes below the pair `after`; without one, above the first. */
  insert(node, after, key, value) {
    const first = node.items[0];
    const lines = pairLines(key, value, this.column(first.key.range[0])).join("\n");
    if (after) {
      const at = this.lineEnd(endOf(after.value, after.key.range[1]));
      this.put(at, at, `\n${lines}`);
    } else {
      const at = first.key.range[0];
      this.put(at, at, `${lines.trimStart()}\n${" ".repeat(this.column(at))}`);
    }
  }

  list(node, was, now, key) {
    const entries = node.items;
    const from = matched(was, now);
    if (node.flow) return this.flowList(node, was, now, from);
    if (from.length === was.length && from.every((source, index) => source === index)) {
      entries.forEach((entry, index) => this.value(entry, was[index], now[index], this.lineStart(entry.range[0])));
      return undefined;
    }
    if (isEmpty(now)) return this.whole(node, now, key);
    // Entries went, came or moved: each keeps its own lines, and the comments above it.
    const starts = entries.map((entry) => this.text.lastIndexOf("-", entry.range[0] - 1));
    const indent = this.column(starts[0]);
    const ends = entries.map((entry) => this.lineEnd(endOf(entry)));
    const tops = entries.map((_, index) => (index ? ends[index - 1] + 1 : this.lineStart(starts[0])));
    const chunks = now.map((entry, index) => {
      const source = from[index];
      if (source === undefined) return blockLines([entry, {}].slice(0, 1), indent)?.join("\n") ?? `${" ".repeat(indent)}- ${scalar(entry)}`;
      const inner = new Change(this.text.slice(0, ends[source]));
      inner.value(entries[source], was[source], entry, this.lineStart(entries[source].range[0]));
      return inner.applied().slice(tops[source]);
    });
    const gap = tops.length > 1 && this.text[tops[1]] === "\n" ? "\n\n" : "\n";
    const joined = chunks.map((chunk) => chunk.replace(/^\n+/, "")).join(gap);
    this.put(this.lineStart(starts[0]), ends.at(-1), joined);
    return undefined;
  }
}

/** For each new entry the place of the old one it comes from, or undefined: the same id, the same value, or else the same place. */
const matched = (was, now) => {
  const free = new Set(was.keys());
  const from = new Array(now.length);
  const take = (index, test) => {
    if (from[index] !== undefined) return;
    const source = [...free].find((candidate) => test(was[candidate], candidate));
    if (source !== undefined) {
      from[index] = source;
      free.delete(source);
    }
  };
  now.forEach((entry, index) => take(index, (old) => same(old, entry)));
  now.forEach((entry, index) => take(index, (old) => isObject(old) && isObject(entry) && "id" in old && old.id === entry.id));
  if (was.length === now.length) now.forEach((_, index) => take(index, (_old, candidate) => candidate === index));
  return from;
};

/** `text` with the values of `now`, where they differ from `was`: what the form got from this text. Throws when it cannot. */
export const changed = (text, was, now) => {
  const change = new Change(text);
  change.map(read(text).contents, was, now);
  return change.applied();
};

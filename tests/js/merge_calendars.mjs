// What a calendar program holds after it reads one version of a feed and later another: one event for each UID, taken over only
// when SEQUENCE went up or the stamp is newer (RFC 5546, 2.1.5). Events that are gone from the feed are gone from the program.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const read = (file) => new ICAL.Component(ICAL.parse(readFileSync(file, "utf8"))).getAllSubcomponents("vevent");
const weight = (event) => [event.getFirstPropertyValue("sequence") ?? 0, event.getFirstPropertyValue("dtstamp").toUnixTime()];
const newer = (a, b) => weight(a)[0] > weight(b)[0] || (weight(a)[0] === weight(b)[0] && weight(a)[1] > weight(b)[1]);

let held = new Map();
for (const file of process.argv.slice(2)) {
  const next = new Map();
  for (const event of read(file)) {
    const uid = event.getFirstPropertyValue("uid");
    const known = held.get(uid);
    next.set(uid, known && !newer(event, known) ? known : event);
  }
  held = next;
}
console.log(JSON.stringify([...held.values()].map((event) => ({
  uid: event.getFirstPropertyValue("uid"),
  summary: event.getFirstPropertyValue("summary"),
  start: event.getFirstPropertyValue("dtstart").toString(),
  status: event.getFirstPropertyValue("status"),
}))));

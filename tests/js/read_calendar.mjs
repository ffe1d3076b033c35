// Reads an iCalendar file with ical.js, the parser in Thunderbird, and prints what it understood as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const property = (name) => {
  const found = calendar.getFirstProperty(name);
  return found && { type: found.type, value: String(found.getFirstValue()) };
};
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const days = [];
  if (event.startDate.isDate)
    for (const day = event.startDate.clone(); day.compare(event.endDate) < 0; day.adjust(1, 0, 0, 0)) days.push(day.toString());
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    days,
    start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
  };
});
const names = ["refresh-interval", "x-published-ttl", "name", "x-wr-calname", "source", "method"];
console.log(JSON.stringify({ properties: Object.fromEntries(names.map((name) => [name, property(name)])), events }));

"""A year of the calendar as the team plans it: the overview, and how it is shown as text, page and calendar of deadlines."""

"""How the whole site stands, for staff: one page and the same as JSON. A pure function of content, day and what was built."""

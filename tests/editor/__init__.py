"""The editor in the browser: its forms, and what it writes."""

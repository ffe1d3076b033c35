"""The tests, in the order of the package; real builds in site/, a real browser in browser/."""

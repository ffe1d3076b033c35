// What html-validate asks of every built page. Tests run it (tests/site/test_html.py); so may editors.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Templates leave empty lines and blanks; on the wire they weigh nothing once compressed.
    "no-trailing-whitespace": "off",
    // Ids of Arabic and Ukrainian headings are in their own letters, which HTML allows.
    "valid-id": ["error", { relaxed: true }],
    // The stylesheet keeps a number on one line (white-space: nowrap), and a browser test looks; with the special hyphen in
    // the text, a number that somebody copies could not be dialled.
    "tel-non-breaking": ["error", { ignoreClasses: ["tel", "sos-call"] }],
    // The one form in a page narrows a list down while somebody chooses: there is nothing to send.
    "wcag/h32": "off",
    // A hint for search engines. The title of a calendar item may have 90 characters; the name of the site comes after it.
    "long-title": ["error", { maxlength: 100 }],
  },
};

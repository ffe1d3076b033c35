// The link to the list of all pages opens search on this page instead. What search needs is asked for only now.
(() => {
  const link = document.querySelector("a.find");
  // Found by way of the icon, whose address holds on any page. The part after # makes it begin anew on each page that quiet
  // reading shows in the place of the one before.
  const search = new URL(`../zoek/search.js#${performance.now()}`, document.querySelector("link[rel=icon]").href);
  const open = (event) => {
    event.preventDefault();
    import(search)
      .then(({ toggle }) => toggle(link))
      .catch(() => {
        link.removeEventListener("click", open);
        link.click();
      });
  };
  link.addEventListener("click", open);
})();

// The link to the list of all pages opens search on this page instead. What search needs is asked for only now.
(() => {
  const link = document.querySelector("a.find");
  const open = (event) => {
    event.preventDefault();
    // A whole address: from the home page the relative one would be taken for the name of a module.
    import(new URL(link.dataset.with, location.href))
      .then((search) => search.toggle(link))
      .catch(() => {
        link.removeEventListener("click", open);
        link.click();
      });
  };
  link.addEventListener("click", open);
})();

// The link to the list of all pages opens search on this page instead. What search needs is asked for only now.
(() => {
  const link = document.querySelector("a.find");
  // Found by way of the icon, whose address holds on any page. The part after # makes it begin anew on each page that quiet
  // reading shows in the place of the one before.
  const search = new URL(`../zoek/search.js#${performance.now()}`, document.querySelector("link[rel=icon]").href);
  link.onclick = () => {
    import(search)
      .then(({ toggle }) => toggle(link))
      .catch(() => {
        link.onclick = null;
        if (link.isConnected) link.click(); // not there: the reader has left in the meantime
      });
    return false;
  };
})();

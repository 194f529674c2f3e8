// Style sheets that the first picture does not need, but the pages that come after it do.
for (const sheet of document.querySelectorAll("link[data-late]")) {
  sheet.media = "all";
}

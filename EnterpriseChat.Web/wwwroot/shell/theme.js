// Before the first picture: light or dark, as the system shows it. Remembered for the server, so that it draws the first response right.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const set = () => {
    const scheme = dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = scheme;
    document.cookie = `scheme=${scheme}; path=/; max-age=31536000; samesite=lax`;
  };
  dark.addEventListener("change", set);
  set();
})();

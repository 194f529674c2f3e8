// Before the first picture: light or dark, as chosen or as the system shows it. What is shown is remembered for the server, so that it
// draws the first response right; a choice is in force at once, without a round trip.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const keep = (name, value) => document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
  const choice = () => document.cookie.match(/(?:^|; )theme=(light|dark)/)?.[1] ?? "system";
  const show = () => {
    const scheme = choice() === "system" ? (dark.matches ? "dark" : "light") : choice();
    document.documentElement.dataset.theme = scheme;
    keep("scheme", scheme);
  };
  dark.addEventListener("change", show);
  document.addEventListener("click", e => {
    const chosen = e.target.closest("[data-theme-choice]")?.dataset.themeChoice;
    if (chosen) {
      keep("theme", chosen);
      show();
    }
  });
  show();
})();

// The eye in a password field shows what is typed there, until it is pressed again or the form is sent.
const show = (button, shown) => {
  document.getElementById(button.dataset.reveals).type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", shown);
};
document.addEventListener("click", e => {
  const button = e.target.closest("[data-reveals]");
  if (button) {
    show(button, button.getAttribute("aria-pressed") === "false");
  }
});
document.addEventListener("submit", e => e.target.querySelectorAll("[data-reveals]").forEach(button => show(button, false)));

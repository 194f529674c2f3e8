// The buttons of the demo accounts fill the form; it is sent by the person.
document.addEventListener("click", e => {
  const button = e.target.closest("[data-fill-user]");
  if (button) {
    document.getElementById("user-name").value = button.dataset.fillUser;
    const password = document.getElementById("password");
    password.value = button.dataset.fillPassword;
    password.form.querySelector("[type=submit]").focus();
  }
});

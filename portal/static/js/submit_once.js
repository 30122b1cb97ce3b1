// Sends a form once, however often its button is pressed. The server has its own guard.
for (const form of document.querySelectorAll("form[data-submit-once]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    form.setAttribute("aria-busy", "true");
  });
  // The page may return from the cache of the browser with "back".
  window.addEventListener("pageshow", () => {
    sent = false;
    form.removeAttribute("aria-busy");
  });
}

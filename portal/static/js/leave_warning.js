// Asks before leaving a form with changes that were not sent.
for (const form of document.querySelectorAll("form[data-leave-warning]")) {
  let changed = false;
  form.addEventListener("input", () => {
    changed = true;
  });
  form.addEventListener("submit", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

// Moves the focus to the list of errors, and from a link in it to the control itself.
const summary = document.querySelector("[data-error-summary]");

if (summary) {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const control = link && document.getElementById(link.hash.slice(1));
    if (!control) return;
    event.preventDefault();
    const question = control.closest("fieldset") ?? control.labels?.[0] ?? control;
    question.scrollIntoView();
    control.focus({ preventScroll: true });
  });
}

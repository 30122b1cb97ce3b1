// Hides a question that is asked only after certain answers, until one of them is given. Without
// this script the question is always there and says itself when it counts.
function given(form, name) {
  const values = [];
  for (const control of form.elements) {
    if (control.name !== name) continue;
    if (["radio", "checkbox"].includes(control.type)) {
      if (control.checked) values.push(control.value);
    } else if (control.value) {
      values.push(control.value);
    }
  }
  return values;
}

for (const form of document.querySelectorAll("form")) {
  const questions = [...form.querySelectorAll("[data-when]")];
  if (!questions.length) continue;
  const look = () => {
    // In the order of the page, so that what hangs on a hidden question is hidden with it.
    for (const question of questions) {
      const wanted = JSON.parse(question.dataset.values);
      const other = form.querySelector(`[data-question="${CSS.escape(question.dataset.when)}"]`);
      const isAsked =
        !other?.hidden && given(form, question.dataset.when).some((value) => wanted.includes(value));
      const hasError = question.querySelector(".portal-field--invalid") !== null;
      question.hidden = !isAsked && !hasError;
    }
  };
  form.addEventListener("change", look);
  look();
}

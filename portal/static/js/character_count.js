// Tells how many characters are left. The sentences come from the page, in its language.
for (const counter of document.querySelectorAll("[data-character-count]")) {
  const control = document.getElementById(counter.dataset.characterCount);
  if (!control) continue;
  // The server refuses what is too long; cutting off while somebody pastes loses text silently.
  control.removeAttribute("maxlength");
  const maximum = Number(counter.dataset.maximum);
  let announce;
  const show = () => {
    // A line end counts as two characters when the form is sent.
    const left = maximum - control.value.replaceAll("\n", "\r\n").length;
    const sentence = left < 0 ? counter.dataset.over : counter.dataset.left;
    counter.textContent = sentence.replace("%n", String(Math.abs(left)));
    counter.classList.toggle("portal-field__count--over", left < 0);
  };
  const spoken = document.createElement("span");
  spoken.className = "portal-hidden";
  spoken.setAttribute("role", "status");
  counter.after(spoken);
  control.addEventListener("input", () => {
    show();
    clearTimeout(announce);
    announce = setTimeout(() => {
      spoken.textContent = counter.textContent;
    }, 1500);
  });
  show();
}

// Shows the button beside each reference and makes it copy the reference's text, and says so.
const status = document.createElement("span");
status.className = "portal-hidden";
status.setAttribute("role", "status");

function selected(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

for (const button of document.querySelectorAll("button[data-copy-citation]")) {
  const tools = button.parentElement;
  const text = tools.previousElementSibling.querySelector("[data-citation]");
  tools.hidden = false;
  button.addEventListener("click", async () => {
    // Without the clipboard (no secure connection) the text is selected, ready to be copied by hand.
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      selected(text);
      return;
    }
    if (!status.isConnected) document.body.append(status);
    status.textContent = button.dataset.copied;
    setTimeout(() => {
      status.textContent = "";
    }, 2500);
    if (button.dataset.words) return;
    button.dataset.words = button.innerHTML;
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.innerHTML = button.dataset.words;
      delete button.dataset.words;
    }, 2500);
  });
}

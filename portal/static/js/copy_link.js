// Makes a link with data-copy-link copy its address instead of following it, and says so.
const status = document.createElement("span");
status.className = "portal-hidden";
status.setAttribute("role", "status");

for (const link of document.querySelectorAll("a[data-copy-link]")) {
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      window.location.assign(link.href);
      return;
    }
    if (!status.isConnected) document.body.append(status);
    status.textContent = link.dataset.copied ?? "";
    const words = link.textContent;
    link.textContent = link.dataset.copied ?? words;
    setTimeout(() => {
      link.textContent = words;
      status.textContent = "";
    }, 2500);
  });
}

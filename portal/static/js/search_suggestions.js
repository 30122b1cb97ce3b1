// Offers headings and common questions while somebody types. Without this script the field is a
// plain search field; the list is the browser's own, so it needs no keys or roles of ours.
const PAUSE = 200;
for (const field of document.querySelectorAll("[data-suggestions]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-suggesties`;
  field.after(list);
  field.setAttribute("list", list.id);
  let waiting;
  let asked = "";
  const ask = async () => {
    const typed = field.value.trim();
    if (typed === asked) return;
    asked = typed;
    if (typed.length < 2) {
      list.replaceChildren();
      return;
    }
    try {
      const address = `${field.dataset.suggestions}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok || typed !== asked) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(
        ...suggestions.map((words) => {
          const option = document.createElement("option");
          option.value = words;
          return option;
        }),
      );
    } catch {
      // Searching itself goes on without suggestions.
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
}

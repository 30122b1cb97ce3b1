// While somebody types: keeps the draft, and shows at the question what one should know about the
// answer. Without this script both happen when the step is sent.
const PAUSE = 900;

function region(name) {
  const element = document.createElement("div");
  element.className = name;
  element.setAttribute("role", "status");
  element.setAttribute("aria-live", "polite");
  return element;
}

for (const form of document.querySelectorAll("form[data-watch]")) {
  const kept = region("portal-field__hint");
  form.append(kept);
  const spoken = region("portal-hidden");
  form.append(spoken);
  const asOf = form.querySelector("input[name=as_of]");
  let waiting;
  let asking;
  let isSent = false;

  const show = (piece) => {
    const shown = new Set();
    const fresh = [];
    for (const advice of piece.querySelectorAll("[data-advice]")) {
      const question = form.querySelector(`[data-question="${CSS.escape(advice.dataset.advice)}"]`);
      const id = `${advice.dataset.advice} ${advice.dataset.code}`;
      shown.add(id);
      const old = [...form.querySelectorAll("[data-advice]")].find(
        (one) => `${one.dataset.advice} ${one.dataset.code}` === id,
      );
      if (old?.textContent === advice.textContent) continue;
      old?.remove();
      const read = document.createElement("input");
      read.type = "hidden";
      read.name = "read";
      read.value = advice.dataset.code;
      advice.append(read);
      if (question) question.append(advice);
      else form.prepend(advice);
      fresh.push(advice.textContent.trim().replace(/\s+/g, " "));
    }
    for (const old of form.querySelectorAll("[data-advice]")) {
      if (!shown.has(`${old.dataset.advice} ${old.dataset.code}`)) old.remove();
    }
    if (fresh.length) spoken.textContent = fresh.join(" ");
  };

  // One at a time: the next one has to know how far this one came.
  let isBusy = false;
  let isWanted = false;
  const ask = async () => {
    if (isBusy) {
      isWanted = true;
      return;
    }
    isBusy = true;
    isWanted = false;
    await send();
    isBusy = false;
    if (isWanted && !isSent) ask();
  };

  const send = async () => {
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) {
      if (value instanceof File) typed.delete(name);
    }
    asking = new AbortController();
    try {
      const answer = await fetch(form.dataset.watch, {
        method: "POST",
        body: typed,
        redirect: "manual",
        signal: asking.signal,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const piece = page.querySelector("[data-as-of]");
      if (isSent || !piece) return;
      if (piece.dataset.asOf) asOf.value = piece.dataset.asOf;
      kept.textContent = piece.querySelector("[data-kept]").textContent;
      show(piece);
    } catch (fault) {
      if (fault.name !== "AbortError") kept.textContent = form.dataset.lost;
    }
  };

  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    isSent = true;
    clearTimeout(waiting);
    asking?.abort();
  });
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
}

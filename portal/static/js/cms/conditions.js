// In the CMS: turns the text field of a condition into a choice of an earlier question and boxes
// for its answers, and shows of every list only what belongs to the kind of the page.
const { Controller } = window.StimulusModule;
const CLOSED = ["yes_no", "choice", "multiple"];

function kindOfPage() {
  return document.querySelector("select[name=kind]");
}

// The own questions that stand above a control in the same list, with their answers.
function ownQuestionsAbove(element, words) {
  const here = element.closest("[data-streamfield-child]");
  const found = [];
  for (let child = here?.previousElementSibling; child; child = child.previousElementSibling) {
    if (!child.matches("[data-streamfield-child]")) continue;
    const part = (end) => child.querySelector(`:scope [name$="-${end}"]`);
    if (part("deleted")?.value === "1" || !CLOSED.includes(part("type")?.value)) continue;
    const answers =
      part("type").value === "yes_no"
        ? [
            ["true", words.yes],
            ["false", words.no],
          ]
        : [...child.querySelectorAll('[name*="-value-options-"][name$="-value"]')]
            .map((option) => {
              const base = option.name.slice(0, -"-value".length);
              const own = (end) => child.querySelector(`[name="${base}-${end}"]`)?.value;
              return own("deleted") === "1" ? null : [own("id") || option.value, option.value];
            })
            .filter(Boolean);
    found.unshift([part("id").value, part("value-label").value || words.unnamed, answers]);
  }
  return found;
}

class ConditionController extends Controller {
  static values = { kinds: Object, words: Object };

  connect() {
    this.element.hidden = true;
    this.box = document.createElement("div");
    this.element.after(this.box);
    this.refresh = () => this.draw();
    // What stands above may have been reworded, moved or removed meanwhile.
    this.box.addEventListener("focusin", (event) => {
      if (event.target.tagName === "SELECT") this.refill(event.target);
    });
    kindOfPage()?.addEventListener("change", this.refresh);
    // The editor fills in the kept value after the control has come into the page.
    setTimeout(this.refresh, 0);
  }

  disconnect() {
    kindOfPage()?.removeEventListener("change", this.refresh);
    this.box?.remove();
  }

  get kept() {
    try {
      const kept = JSON.parse(this.element.value);
      return { question: String(kept.question ?? ""), answers: kept.answers ?? [] };
    } catch {
      return { question: "", answers: [] };
    }
  }

  keep(question, answers) {
    this.element.value = question ? JSON.stringify({ question, answers }) : "";
    this.element.dispatchEvent(new Event("input", { bubbles: true }));
    this.element.dispatchEvent(new Event("change", { bubbles: true }));
  }

  get groups() {
    const words = this.wordsValue;
    return [
      [words.ofKind, this.kindsValue[kindOfPage()?.value] ?? []],
      [words.own, ownQuestionsAbove(this.element, words)],
    ];
  }

  refill(select) {
    const chosen = select.value;
    select.replaceChildren(new Option(this.wordsValue.always, ""));
    for (const [label, questions] of this.groups) {
      if (!questions.length) continue;
      const group = document.createElement("optgroup");
      group.label = label;
      for (const [key, text] of questions) group.append(new Option(text, key));
      select.append(group);
    }
    if (chosen && ![...select.options].some((option) => option.value === chosen)) {
      select.append(new Option(this.wordsValue.gone, chosen));
    }
    select.value = chosen;
  }

  draw() {
    const words = this.wordsValue;
    const { question, answers } = this.kept;
    const select = document.createElement("select");
    select.setAttribute("aria-label", words.question);
    select.append(new Option(question, question));
    select.value = question;
    this.refill(select);
    select.addEventListener("change", () => {
      this.keep(select.value, []);
      this.draw();
      this.box.querySelector("select").focus();
    });
    this.box.replaceChildren(select);
    const asked = this.groups.flatMap(([, questions]) => questions).find(([key]) => key === question);
    if (!asked) return;
    const set = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = words.answers;
    set.className = "w-mt-2";
    set.append(legend);
    for (const [value, text] of asked[2]) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = value;
      box.checked = answers.includes(value) || answers.includes(text);
      box.addEventListener("change", () => {
        const chosen = [...set.querySelectorAll("input:checked")].map((one) => one.value);
        this.keep(question, chosen);
      });
      label.append(box, ` ${text}`);
      const line = document.createElement("div");
      line.className = "w-py-1";
      line.append(label);
      set.append(line);
    }
    this.box.append(set);
  }
}

// The groups of a list are the kinds by name; those of another kind than the page's are not offered.
class OfKindController extends Controller {
  connect() {
    this.look = () => {
      const kind = kindOfPage();
      const name = kind?.selectedOptions[0]?.textContent.trim();
      for (const group of this.element.querySelectorAll("optgroup")) {
        const isChosen = group.contains(this.element.selectedOptions[0] ?? null);
        group.hidden = Boolean(name) && group.label !== name && !isChosen;
        group.disabled = group.hidden;
      }
    };
    kindOfPage()?.addEventListener("change", this.look);
    setTimeout(this.look, 0);
  }

  disconnect() {
    kindOfPage()?.removeEventListener("change", this.look);
  }
}

window.wagtail.app.register("portal-condition", ConditionController);
window.wagtail.app.register("portal-of-kind", OfKindController);

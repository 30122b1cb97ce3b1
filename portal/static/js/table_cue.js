// Shows the sentence "slide the table aside" only where a table is wider than its box.
for (const box of document.querySelectorAll("[data-table-cue]")) {
  const cue = box.previousElementSibling;
  if (!cue?.classList.contains("portal-table__cue")) continue;
  const look = () => {
    cue.hidden = box.scrollWidth <= box.clientWidth + 1;
  };
  new ResizeObserver(look).observe(box);
}

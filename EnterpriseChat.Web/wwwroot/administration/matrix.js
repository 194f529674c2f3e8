// The table of permissions: arrow keys go from box to box, Home and End along the row, and the column of the box in hand is tinted.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

const rows = table => [...table.querySelectorAll("tbody tr")].filter(row => row.querySelector("input"));
const boxes = row => [...row.querySelectorAll("input")];
const boxOf = e => e.target.closest?.("[data-matrix] input");

function neighbour(table, box, key) {
  const all = rows(table);
  const at = all.indexOf(box.closest("tr"));
  const line = boxes(all[at]);
  const column = line.indexOf(box);
  if (key === "Home" || key === "End") {
    return line[key === "Home" ? 0 : line.length - 1];
  }
  const isRight = getComputedStyle(table).direction === "rtl";
  const [down, aside] = STEPS[key];
  return boxes(all[at + down] ?? all[at])[column + (isRight ? -aside : aside)];
}

function tint(table, column) {
  for (const cell of table.querySelectorAll(".hl")) {
    cell.classList.remove("hl");
  }
  if (column > 0) {
    for (const row of table.querySelectorAll("tr:not(.grp)")) {
      row.children[column]?.classList.add("hl");
    }
  }
}

document.addEventListener("keydown", e => {
  const box = boxOf(e);
  if (box && (e.key in STEPS || e.key === "Home" || e.key === "End") && !e.ctrlKey && !e.altKey && !e.metaKey && !e.shiftKey) {
    e.preventDefault();
    neighbour(box.closest("table"), box, e.key)?.focus();
  }
});
document.addEventListener("focusin", e => {
  const box = boxOf(e);
  if (box) {
    // One stop for the Tab key: the box where one was last.
    const table = box.closest("table");
    for (const other of table.querySelectorAll('input[tabindex="0"]')) {
      other.tabIndex = -1;
    }
    box.tabIndex = 0;
    tint(table, box.closest("td").cellIndex);
  }
});
document.addEventListener("focusout", e => boxOf(e) && tint(boxOf(e).closest("table"), 0));

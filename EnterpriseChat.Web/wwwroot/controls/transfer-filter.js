/** A key in the filter of a list: Enter sends no form, Escape empties it first, and the arrow leads into the list. Whether it meant that. */
export function searched(e, list, narrow) {
  const field = e.target;
  if (e.isComposing) {
    return false;
  } else if (e.key === "Escape" && field.value !== "") {
    // Not further: what stands around would close.
    e.stopPropagation();
    field.value = "";
    narrow();
  } else if (e.key === "ArrowDown") {
    list.focus();
  } else {
    return e.key === "Enter";
  }
  return true;
}

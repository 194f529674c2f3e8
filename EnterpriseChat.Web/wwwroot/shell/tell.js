/** Tells the server's part of the page something by a hidden field that it listens to; nothing while the field is not there. */
export function tell(field, value) {
  if (field) {
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

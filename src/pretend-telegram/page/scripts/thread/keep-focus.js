/** An edit draws a message anew; whoever stood on one of its buttons keeps standing there, or as near as there is. */
export function keepFocus(old, item, replace) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const { row, column } = focused?.dataset ?? {};
  replace();
  if (!focused) return;
  const same =
    row && (item.querySelector(`[data-row="${row}"][data-column="${column}"]`) ?? item.querySelector('[data-row]'));
  (same || item).focus({ preventScroll: true });
}

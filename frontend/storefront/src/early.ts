// Before anything is drawn: light or dark, where the visitor chose one here. A classic script in the head, so that nothing
// flashes; it imports nothing, since a classic script cannot. Choosing is elements/scheme.ts.
try {
  const kept = localStorage.getItem("daybook_scheme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.scheme = kept;
} catch {
  // storage is switched off: it follows the device
}

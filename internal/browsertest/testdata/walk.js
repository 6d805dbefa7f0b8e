// Walks through the figure of a page as its reader would, and looks for names.
(async () => {
  const parts = [...document.querySelectorAll('figure svg [role=link]')];
  for (const g of parts) {
    g.focus({ focusVisible: true });
    g.dispatchEvent(new PointerEvent('pointerover', { pointerType: 'mouse', bubbles: true }));
  }
  const field = document.querySelector('input[data-names]');
  for (const text of ['a', '<', '"', 'canary']) {
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 60));
  }
  return parts.length;
})()

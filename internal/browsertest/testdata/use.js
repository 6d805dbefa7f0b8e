// Uses a page as a reader would: looks at every actor and tie, finds every actor.
(async () => {
  const click = (e) => e.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  const find = document.getElementById("find");
  for (const g of document.querySelectorAll("#figure g.part")) {
    g.dispatchEvent(new PointerEvent("pointerover", { pointerType: "mouse", bubbles: true }));
    click(g);
    for (const b of document.querySelectorAll("#panel li button")) b.focus();
  }
  for (const text of ["canary", "<script", "\"", "kim"]) {
    find.value = text;
    find.dispatchEvent(new Event("input"));
    find.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  }
  await new Promise((done) => setTimeout(done, 50));
  return document.querySelectorAll("#figure .lit").length;
})()

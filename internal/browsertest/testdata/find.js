// Searches the page for texts, as its reader would, and gives those that it does not
// find, or that are copied as something else. The panel beside a figure says much of
// it again, so that it is taken away first.
(texts) => {
  document.getElementById("panel")?.remove();
  return texts.filter((text) => {
    getSelection().removeAllRanges();
    return !window.find(text, true, false, true) || getSelection().toString() !== text;
  });
}

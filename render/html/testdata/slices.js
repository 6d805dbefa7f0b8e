// Notes what the page of a figure of several times lists, and what a line of the second
// one lights up, as JSON in an attribute of the body.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const out = {};
  out.panel = [...$("panel").children].map((e) => e.innerText.trim().replace(/\s+/g, " ")).filter(Boolean).join(" | ");
  $("figure-l2").querySelector("path").dispatchEvent(new MouseEvent("click", { bubbles: true }));
  out.later = [...document.querySelectorAll(".lit")].map((e) => e.id.replace("figure-", "")).sort().join(" ");
  document.body.dataset.out = JSON.stringify(out);
})();

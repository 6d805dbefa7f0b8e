// Clicks on a name in a box, on its line and on the box, searches for a name, and notes
// what the page shows, as JSON in an attribute of the body.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const out = {};
  const lit = () => [...document.querySelectorAll(".lit")].map((e) => e.id.replace("figure-", "")).sort().join(" ");
  const panel = () => [...$("panel").children].filter((e) => e.tagName !== "BUTTON").map((e) => e.innerText.trim().replace(/\s+/g, " ")).join(" | ");
  const click = (e) => e.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  click($("figure-m0").querySelector("text"));
  out.name = lit();
  out.said = panel();
  click($("figure-l0").querySelector("path"));
  out.line = lit();
  out.all = panel();
  click($("figure-a1").querySelector("path"));
  out.box = panel();
  $("reset").click();
  $("find").value = "jong un";
  $("find").dispatchEvent(new Event("input"));
  out.found = lit();
  out.hub = [...document.querySelectorAll("#figure [role=button]")].map((e) => e.getAttribute("aria-label")).join(" | ");
  out.group = $("figure-a1").getAttribute("role") + " " + $("figure-a1").getAttribute("aria-label");
  document.body.dataset.out = JSON.stringify(out);
})();

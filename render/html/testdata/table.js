// Clicks on cells of a matrix and notes what the page shows, as JSON in an attribute of
// the body.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const out = {};
  const lit = () => [...document.querySelectorAll(".lit")].map((e) => e.id.replace("figure-", "")).sort().join(" ");
  const click = (id) => $(id).querySelector("path").dispatchEvent(new MouseEvent("click", { bubbles: true }));
  out.ties = $("panel").querySelectorAll("li").length;
  out.titles = $("figure").querySelectorAll("[role=cell] title").length;
  click("figure-l0");
  out.click = lit();
  out.panel = [...$("panel").children].filter((e) => e.tagName !== "BUTTON").map((e) => e.innerText.trim()).join(" | ");
  $("reset").click();
  click("figure-l5");
  out.again = lit();
  out.role = $("figure-l5").parentNode.getAttribute("role");
  document.body.dataset.out = JSON.stringify(out);
})();

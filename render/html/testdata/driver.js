// Uses the page as a reader would and notes what it shows, as JSON in an
// attribute of the body.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const out = {};
  const lit = () => [...document.querySelectorAll(".lit")].map((e) => e.id.replace("figure-", "")).sort().join(" ");
  const panel = () => [...$("panel").children].map((e) => e.innerText.trim().replace(/\s+/g, " ")).filter(Boolean).join(" | ");
  const view = () => $("figure").getAttribute("viewBox").split(" ").map(Number);
  const key = (target, name) => target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  const point = (target, type, x, y, more) => target.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: "mouse", clientX: x, clientY: y, bubbles: true, cancelable: true, ...more }));
  const type = (text) => {
    $("find").value = text;
    $("find").dispatchEvent(new Event("input"));
  };

  out.address = lit();
  out.addressPanel = panel();
  key(document, "Escape");
  out.escape = lit();
  out.list = panel();

  point($("figure-l0").querySelector("path"), "pointerover", 0, 0);
  out.hover = lit();
  out.hoverPanel = panel();
  point($("figure"), "pointerleave", 0, 0);
  out.leave = lit();

  $("figure-c0").querySelector("text").dispatchEvent(new MouseEvent("click", { bubbles: true }));
  out.click = lit();
  $("reset").click();
  out.reset = lit();

  $("panel").querySelector("li button").click();
  out.listed = lit();
  out.listedFocus = document.activeElement.tagName;
  [...$("panel").querySelectorAll("button")].find((b) => b.textContent === "Back").click();
  out.back = document.activeElement.id;

  type("pyong");
  out.found = lit() + " / " + $("status").textContent;
  type("buyer");
  key($("find"), "Enter");
  out.entered = lit() + " / " + $("status").textContent;
  type("nobody");
  out.nobody = $("status").textContent;
  key(document, "Escape");

  $("figure-a0").focus();
  key($("figure-a0"), "ArrowRight");
  out.roved = document.activeElement.id;
  key(document.activeElement, "ArrowDown");
  out.roved += " " + document.activeElement.id;
  key(document.activeElement, "Enter");
  out.pressed = [...document.querySelectorAll("[aria-pressed=true]")].map((e) => e.id).join();
  out.stops = document.querySelectorAll("#stage [tabindex='0']").length;
  key(document, "Escape");

  const before = view();
  $("in").click();
  out.zoomed = view()[2] < before[2];
  $("out").click();
  out.unzoomed = Math.abs(view()[2] - before[2]) < 0.1;
  const r = $("stage").getBoundingClientRect();
  $("stage").dispatchEvent(new WheelEvent("wheel", { deltaY: -100, clientX: r.left, clientY: r.top, bubbles: true, cancelable: true }));
  out.wheel = view()[2] < before[2] && Math.abs(view()[0] - before[0]) < 0.1;
  const x = view()[0];
  key($("stage"), "ArrowRight");
  out.panned = view()[0] > x;
  const legends = () => $("legend").querySelectorAll("h3, svg g").length + " " + document.querySelectorAll("#figure-legend > g").length;
  out.legend = legends() + " " + $("legend").textContent.trim();
  dispatchEvent(new Event("beforeprint"));
  out.print = view().join(" ");
  out.printLegend = legends();
  dispatchEvent(new Event("afterprint"));
  out.printed = view()[0] > x && legends() === "2 0";

  out.role = $("figure").getAttribute("role");
  out.label = $("figure-a0").getAttribute("aria-label");
  out.titles = document.querySelectorAll("#figure g title").length;
  document.body.setAttribute("data-out", JSON.stringify(out));
})();

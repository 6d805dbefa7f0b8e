// The page around a figure: pan and zoom, what belongs to an actor or a tie, and
// the evidence for it. All texts are read from the figure itself, and written as
// text; the data of the page are numbers.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const stage = $("stage"), svg = $("figure"), panel = $("panel"), find = $("find"), status = $("status");
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // Parts of the figure: actors and ties know their elements, their words and each other.
  const notes = Array.from({ length: data.notes }, (_, n) => $("figure-n" + n));
  // A box holds members, and is called what hovering over it says.
  const nodes = data.actors.map((box, i) => {
    const g = $("figure-a" + i), lines = take(g), members = [];
    const name = lines && g.querySelector("g") ? lines[0] : words(g);
    return { kind: "actor", g, box, ties: [], lines: lines || [name], name, parts: [g], members };
  });
  const members = data.members.map((m, i) => {
    const g = $("figure-m" + i), lines = take(g) || [words(g)], own = nodes[m.of];
    const parts = [g, ...m.notes.map((n) => notes[n])];
    const member = { kind: "actor", g, box: m.box, lines, name: lines[0], parts, members: [], own, heads: m.heads };
    own.members.push(member);
    return member;
  });
  const actors = [...nodes.filter((a) => a.members.length === 0), ...members];
  const ties = data.ties.map((t) => {
    const marks = t.marks.map((m) => $("figure-l" + m)), g = marks[0];
    const parts = [...marks, ...t.captions.map((c) => $("figure-c" + c)), ...t.notes.map((n) => notes[n])];
    const caption = t.captions.map((c) => words($("figure-c" + c))).join(" ");
    const ends = [t.from, t.to].map((n) => nodes[n]).filter(Boolean);
    const fallback = ends.map((a) => a.name).join(" – ") + (caption && ": " + caption);
    const lines = marks.map(take)[0] || [fallback];
    return { kind: "tie", g, ends, heads: t.heads, lines, parts, slice: t.slice || 0 };
  });
  for (const tie of ties) {
    for (const actor of new Set(tie.ends)) actor.ties.push(tie);
  }
  const owner = new Map(); // element to actor or tie
  for (const member of members) {
    member.ties = member.own.ties;
    for (const g of member.parts) if (!owner.has(g)) owner.set(g, member);
  }
  for (const tie of ties) {
    for (const g of tie.parts) if (!owner.has(g)) owner.set(g, tie);
  }
  for (const actor of nodes) owner.set(actor.g, actor);

  // take removes the words shown on hover from an element, since the panel shows them.
  function take(g) {
    const title = g.querySelector(":scope > title");
    if (!title) return null;
    title.remove();
    return title.textContent.split("\n");
  }

  function words(g) {
    return [...g.querySelectorAll(":scope > text")].map((t) => t.textContent).join(" ");
  }

  // ---- The view: the part of the scene that the stage shows.
  const scene = svg.viewBox.baseVal, whole = [scene.width, scene.height];
  const view = { x: 0, y: 0, scale: 1 }; // upper left corner, pixels of the screen for one of the scene
  let moving = 0;
  const wide = () => Math.max(stage.clientWidth, 1), high = () => Math.max(stage.clientHeight, 1);

  function show() {
    const w = wide() / view.scale, h = high() / view.scale;
    // The middle stays within the scene, so that nobody gets lost.
    view.x = Math.min(Math.max(view.x, -w / 2), whole[0] - w / 2);
    view.y = Math.min(Math.max(view.y, -h / 2), whole[1] - h / 2);
    svg.setAttribute("viewBox", [view.x, view.y, w, h].map((v) => v.toFixed(2)).join(" "));
  }

  function zoom(factor, clientX, clientY) {
    const r = stage.getBoundingClientRect();
    const px = (clientX ?? r.left + r.width / 2) - r.left, py = (clientY ?? r.top + r.height / 2) - r.top;
    const scale = Math.min(Math.max(view.scale * factor, 0.1), 8);
    view.x += px / view.scale - px / scale;
    view.y += py / view.scale - py / scale;
    view.scale = scale;
    show();
  }

  function fitted() {
    const [x, y, w, h] = data.home;
    const scale = Math.min(wide() / w, high() / h, 2);
    return { x: x - (wide() / scale - w) / 2, y: y - (high() / scale - h) / 2, scale };
  }

  // go moves the view, smoothly unless the reader wants stillness.
  function go(to) {
    cancelAnimationFrame(moving);
    const from = { ...view }, start = performance.now();
    const step = (now) => {
      const t = still.matches ? 1 : Math.min(Math.max((now - start) / 220, 0), 1), ease = t * (2 - t);
      for (const k of ["x", "y", "scale"]) view[k] = from[k] + (to[k] - from[k]) * ease;
      show();
      if (t < 1) moving = requestAnimationFrame(step);
    };
    step(start);
  }

  // reveal moves the view where it does not show a box of the scene.
  function reveal([x, y, w, h]) {
    const vw = wide() / view.scale, vh = high() / view.scale;
    if (x >= view.x && y >= view.y && x + w <= view.x + vw && y + h <= view.y + vh) return;
    go({ x: x + w / 2 - vw / 2, y: y + h / 2 - vh / 2, scale: view.scale });
  }

  // approach puts a box of the scene into the middle, large enough to be read.
  function approach([x, y, w, h]) {
    const scale = Math.max(view.scale, 1);
    go({ x: x + w / 2 - wide() / scale / 2, y: y + h / 2 - high() / scale / 2, scale });
  }

  // ---- What is picked: at most one part, which stays until another is picked.
  let picked = null;

  function light(parts) {
    for (const g of svg.querySelectorAll(".lit")) g.classList.remove("lit");
    svg.classList.toggle("picking", parts.length > 0);
    for (const g of parts) g.classList.add("lit");
  }

  function around(part) {
    if (!part) return [];
    if (part.kind === "tie") return [...part.parts, ...part.ends.flatMap(inside)];
    if (part.own) return [...part.parts, part.own.g, ...part.ties.flatMap((t) => [...t.parts, ...t.ends.filter((a) => a !== part.own).flatMap(inside)])];
    return [...inside(part), ...part.ties.flatMap((t) => [...t.parts, ...t.ends.flatMap(inside)])];
  }

  // inside is an actor, or a box with all that stands in it.
  function inside(actor) {
    return [actor.g, ...actor.members.flatMap((m) => m.parts)];
  }

  // glance shows a part for as long as the pointer or the focus is on it.
  function glance(part) {
    light(around(part || picked));
    if (!picked) tell(part);
  }

  function pick(part) {
    picked = part;
    for (const a of actors) a.g.setAttribute("aria-pressed", String(a === part));
    light(around(part));
    tell(part);
    status.textContent = "";
  }

  // ---- The panel.
  function element(tag, text, className) {
    const e = document.createElement(tag);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    if (tag !== "ul") e.dir = "auto";
    return e;
  }

  // partList names ties or actors, to be picked.
  function partList(list) {
    const ul = element("ul");
    for (const part of list) {
      const b = element("button", part.lines[0]);
      b.type = "button";
      b.addEventListener("mouseenter", () => light(around(part)));
      b.addEventListener("mouseleave", () => light(around(picked)));
      b.addEventListener("focus", () => light(around(part)));
      b.addEventListener("blur", () => light(around(picked)));
      b.addEventListener("click", () => {
        pick(part);
        panel.querySelector("h2").focus();
      });
      ul.append(document.createElement("li"));
      ul.lastChild.append(b);
    }
    return ul;
  }

  // bySlice lists ties below the headings of the drawings that they stand in.
  function bySlice(list) {
    if (!data.slices) return [partList(list)];
    return Array.from({ length: data.slices }, (_, i) => {
      return [element("h3", words($("figure-s" + i))), partList(list.filter((t) => t.slice === i))];
    }).flat();
  }

  function tell(part) {
    panel.replaceChildren();
    panel.scrollTop = 0;
    if (picked) {
      const back = element("button", "Back", "back");
      back.type = "button";
      back.addEventListener("click", leave);
      panel.append(back);
    }
    if (!part) {
      panel.append(element("h2", "Ties"), element("p", "Choose an actor or a tie to see its evidence.", "about"), ...bySlice(ties));
      return;
    }
    const h = element("h2", part.kind === "actor" ? part.lines[0] : part.ends.map((a) => a.name).join(" and "));
    h.tabIndex = -1;
    panel.append(h);
    if (part.kind === "actor" && !part.own) {
      panel.append(...part.lines.slice(1).map((l) => element("p", l, "about")));
      panel.append(element("h3", part.ties.length === 1 ? "1 tie" : part.ties.length + " ties"), partList(part.ties));
      if (part.members.length) panel.append(partList(part.members));
      return;
    }
    const heads = new Map(part.heads), first = part.own ? 1 : 0; // an actor's name stands above
    let sources = new Map(); // the links of the note that is told, by their words
    part.lines.slice(first).forEach((line, k) => {
      const i = k + first, e = element(heads.has(i) || i === 0 ? "h3" : "p", line);
      if (heads.has(i)) {
        const note = notes[heads.get(i)];
        e.prepend(element("span", note.querySelector("text").textContent, "note"));
        sources = new Map([...note.querySelectorAll("a")].map((a) => [squeeze(a.textContent), a]));
      }
      const link = sources.get(squeeze(line));
      if (link) e.replaceChildren(linked(line, link));
      panel.append(e);
    });
    // What is said of each in a box stands at its name.
    const each = part.kind === "tie" ? part.ends.flatMap((a) => a.members) : [];
    if (each.length) panel.append(partList(each));
  }

  // Lines of a note are broken; what is told of it in the panel is not.
  function squeeze(text) {
    return text.replace(/\s+/g, "");
  }

  // linked is a text that leads where a link of the figure does.
  function linked(text, link) {
    const a = element("a", text);
    for (const name of ["href", "target", "rel"]) a.setAttribute(name, link.getAttribute(name));
    return a;
  }

  function leave() {
    const from = picked;
    pick(null);
    if (from && actors.includes(from)) from.g.focus();
    else stage.focus();
    glance(null);
  }

  // ---- Pointer: drag to pan, two fingers or the wheel to zoom, click to pick.
  const down = new Map();
  let dragged = false;
  const partOf = (target) => {
    const g = target.closest && target.closest(".part");
    return g ? owner.get(g) || null : null;
  };

  // near finds the actor that a finger means: the nearest within 12 pixels of the screen.
  function near({ clientX, clientY }) {
    const r = stage.getBoundingClientRect(), x = view.x + (clientX - r.left) / view.scale, y = view.y + (clientY - r.top) / view.scale;
    const off = ({ box: [l, t, w, h] }) => view.scale * Math.hypot(Math.max(l - x, 0, x - l - w), Math.max(t - y, 0, y - t - h));
    const nearest = actors.reduce((a, b) => (a && off(a) <= off(b) ? a : b), null);
    return nearest && off(nearest) <= 12 ? nearest : null;
  }

  stage.addEventListener("pointerdown", (e) => {
    if (e.pointerType === "mouse" && e.button !== 0) return;
    cancelAnimationFrame(moving);
    if (down.size === 0) dragged = false;
    down.set(e.pointerId, { x: e.clientX, y: e.clientY, x0: e.clientX, y0: e.clientY });
  });
  // Dragging moves the figure and selects nothing; its text can still be found and copied.
  stage.addEventListener("selectstart", (e) => e.preventDefault());
  stage.addEventListener("pointermove", (e) => {
    const p = down.get(e.pointerId);
    if (!p) return;
    if (!dragged && Math.hypot(e.clientX - p.x0, e.clientY - p.y0) < 5) return;
    if (!dragged) stage.setPointerCapture(e.pointerId);
    dragged = true;
    stage.classList.add("dragged");
    const other = [...down.entries()].find(([id]) => id !== e.pointerId);
    if (other) {
      const o = other[1];
      const before = Math.hypot(p.x - o.x, p.y - o.y), after = Math.hypot(e.clientX - o.x, e.clientY - o.y);
      if (before > 0 && after > 0) zoom(after / before, (e.clientX + o.x) / 2, (e.clientY + o.y) / 2);
    }
    const share = other ? 2 : 1; // each of two fingers moves the middle by half
    view.x -= (e.clientX - p.x) / view.scale / share;
    view.y -= (e.clientY - p.y) / view.scale / share;
    [p.x, p.y] = [e.clientX, e.clientY];
    show();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    stage.addEventListener(end, (e) => {
      down.delete(e.pointerId);
      if (down.size === 0) stage.classList.remove("dragged");
    });
  }
  stage.addEventListener("click", (e) => {
    if (!dragged) pick(partOf(e.target) || near(e));
  });
  stage.addEventListener("wheel", (e) => {
    e.preventDefault();
    const unit = e.deltaMode === 1 ? 18 : e.deltaMode === 2 ? 400 : 1;
    zoom(Math.exp(-e.deltaY * unit * (e.ctrlKey ? 0.01 : 0.0016)), e.clientX, e.clientY);
  }, { passive: false });
  svg.addEventListener("pointerover", (e) => {
    if (e.pointerType === "mouse" && down.size === 0) glance(partOf(e.target));
  });
  svg.addEventListener("pointerleave", (e) => {
    if (e.pointerType === "mouse" && down.size === 0) glance(null);
  });

  // ---- Keyboard: the figure is one stop; arrow keys go from actor to actor.
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function neighbour(of, [dx, dy]) {
    const middle = ([x, y, w, h]) => [x + w / 2, y + h / 2];
    const [x, y] = middle(of.box);
    let best = null, least = Infinity;
    for (const a of actors) {
      const [ax, ay] = middle(a.box);
      const along = (ax - x) * dx + (ay - y) * dy, across = Math.abs((ax - x) * dy) + Math.abs((ay - y) * dx);
      const far = along + 2 * across;
      if (along > 1 && far < least) [best, least] = [a, far];
    }
    return best;
  }

  function rove(to) {
    for (const a of actors) a.g.setAttribute("tabindex", a === to ? "0" : "-1");
  }

  for (const a of nodes) {
    if (a.members.length === 0) continue;
    a.g.setAttribute("role", "group");
    a.g.setAttribute("aria-label", a.name);
  }
  actors.forEach((a, i) => {
    a.g.setAttribute("role", "button");
    a.g.setAttribute("aria-label", a.lines[0] + (a.ties.length === 1 ? ", 1 tie" : ", " + a.ties.length + " ties"));
    a.g.setAttribute("aria-pressed", "false");
    a.g.setAttribute("tabindex", i === 0 ? "0" : "-1");
    a.g.addEventListener("focus", () => {
      rove(a);
      if (!a.g.matches(":focus-visible")) return;
      reveal(a.box);
      glance(a);
    });
    a.g.addEventListener("blur", () => glance(null));
    a.g.addEventListener("keydown", (e) => {
      if (e.key === "Enter" || e.key === " ") {
        e.preventDefault();
        pick(a);
      } else if (arrows[e.key]) {
        e.preventDefault();
        e.stopPropagation();
        const next = neighbour(a, arrows[e.key]);
        if (next) next.g.focus();
      }
    });
  });
  stage.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "+" || e.key === "=") zoom(1.25);
    else if (e.key === "-") zoom(0.8);
    else if (e.key === "0") go(fitted());
    else if (arrows[e.key]) {
      view.x += arrows[e.key][0] * 60 / view.scale;
      view.y += arrows[e.key][1] * 60 / view.scale;
      show();
    } else return;
    e.preventDefault();
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    find.value = "";
    status.textContent = "";
    if (picked) leave();
    else glance(null);
  });

  // ---- Find: names and aliases, whatever their case and accents.
  const plain = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const index = actors.map((a) => plain(a.name + "\n" + a.lines.join("\n")));
  let at = -1;

  function matches() {
    const q = plain(find.value.trim());
    return q ? actors.filter((_, i) => index[i].includes(q)) : [];
  }
  find.addEventListener("input", () => {
    const found = matches();
    at = -1;
    light(found.length ? found.flatMap((a) => (a.own ? [a.own.g, a.g] : [a.g])) : around(picked));
    if (found.length === 1) approach(found[0].box);
    status.textContent = !find.value.trim() ? "" : found.length === 0 ? "no such actor" : found.length === 1 ? "1 actor" : found.length + " actors";
  });
  find.addEventListener("keydown", (e) => {
    const found = matches();
    if (e.key !== "Enter" || found.length === 0) return;
    e.preventDefault();
    at = (at + 1) % found.length;
    pick(found[at]);
    approach(found[at].box);
    status.textContent = (at + 1) + " of " + found.length;
  });

  // ---- Start.
  $("in").addEventListener("click", () => zoom(1.25));
  $("out").addEventListener("click", () => zoom(0.8));
  $("reset").addEventListener("click", () => {
    find.value = "";
    pick(null);
    go(fitted());
  });

  function fromAddress() {
    const part = owner.get($(decodeURIComponent(location.hash.slice(1))));
    if (!part) return;
    pick(part);
    if (part.kind === "actor") reveal(part.box);
  }

  // prepare marks the parts of the figure, and gives thin lines a broad one, not seen, to be met.
  function prepare() {
    for (const g of svg.querySelectorAll("g[id]")) g.classList.add("part");
    for (const a of [...nodes, ...members]) {
      a.g.classList.add("actor");
      // The lines of a name are words of their own to those who read it aloud.
      for (const t of a.g.querySelectorAll(":scope > text")) t.after(" ");
    }
    for (const tie of ties) {
      for (const g of tie.parts) g.classList.add("tie");
      const path = tie.g.querySelector("path");
      if (!path || path.getAttribute("fill") !== "none") continue; // marks of a matrix are broad enough
      const broad = document.createElementNS(svg.namespaceURI, "path");
      for (const [k, v] of [["d", path.getAttribute("d")], ["fill", "none"], ["stroke", "transparent"], ["stroke-width", "14"]]) {
        broad.setAttribute(k, v);
      }
      tie.g.append(broad);
    }
    svg.setAttribute("role", "group");
    svg.querySelector(':scope > g[role="img"]')?.removeAttribute("role"); // its actors can be reached now
    for (const a of svg.querySelectorAll("a")) a.setAttribute("tabindex", "-1"); // the panel has them in reach
    document.documentElement.classList.add("live");
    stage.tabIndex = 0;
    for (const e of [panel, $("tools")]) e.hidden = false;
  }

  prepare();
  Object.assign(view, fitted());
  show();
  pick(null);
  fromAddress();
  addEventListener("hashchange", fromAddress);
  new ResizeObserver(show).observe(stage);
  addEventListener("beforeprint", () => svg.setAttribute("viewBox", "0 0 " + whole.join(" ")));
  addEventListener("afterprint", show);
})();

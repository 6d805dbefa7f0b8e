package browsertest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"dossier/render"
)

// state is what state.js tells of a page around a figure.
type state struct {
	Live    bool       `json:"live"`
	View    [4]float64 `json:"view"`
	Lit     []string   `json:"lit"`
	Panel   string     `json:"panel"`
	Status  string     `json:"status"`
	Focus   string     `json:"focus"`
	Centre  [2]float64 `json:"centre"`  // of the first lit actor, as shares of the stage
	Overrun float64    `json:"overrun"` // how far the page is wider than the screen
	Small   []string   `json:"small"`   // controls too small for a finger
	Stage   [4]float64 `json:"stage"`
	Figure  [4]float64 `json:"figure"`
	Drawing [2]float64 `json:"drawing"` // its size, as shares of the stage
	Twice   []string   `json:"twice"`   // what is shown more than once
}

// do uses the page with real input.
func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) state {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
	return eval[state](p, source(p.t, "testdata/state.js"))
}

// notesShown asks how the first note of the figure itself is displayed.
const notesShown = `getComputedStyle(document.getElementById("figure-n0")).display`

// TestPageIsUsed uses the self-contained page with mouse and keys, from disk.
func TestPageIsUsed(t *testing.T) {
	browser := startChromium(t)
	scene := scenesOf(t, figures[1:2])[0]
	p := open(t, browser, encodeHTML(t, scene, render.Auto), "html", screen{})
	home := p.do()
	if !home.Live || len(home.Lit) > 0 {
		t.Errorf("the page starts as %+v", home)
	}
	keepShot(t, p.shot())
	if wide := max(home.Drawing[0], home.Drawing[1]); wide < 0.9 || wide > 1 || len(home.Twice) > 0 {
		t.Errorf("the drawing takes %.2f of the stage; twice: %q", home.Drawing, home.Twice)
	}
	if shown := eval[string](p, notesShown); shown != "none" {
		t.Errorf("notes stand below the drawing as well as in the panel: %q", shown)
	}

	x, y := home.Stage[0]+home.Stage[2]/2, home.Stage[1]+home.Stage[3]/2
	wheel := func(e *input.DispatchMouseEventParams) { e.DeltaX, e.DeltaY = 0.01, -300 }
	in := p.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseWheel, x, y, wheel))
	if in.View[2] >= home.View[2]*0.9 {
		t.Errorf("the wheel led from %v to %v", home.View, in.View)
	}
	moved := p.do(chromedp.DragAndDropXY(x, y, x+120, y+60))
	if scale := in.View[2] / home.Stage[2]; math.Abs(in.View[0]-moved.View[0]) < 60*scale || len(moved.Lit) > 0 {
		t.Errorf("dragging led from %v to %v", in.View, moved.View)
	}
	if selected := eval[string](p, "getSelection().toString()"); selected != "" {
		t.Errorf("dragging selects %q", selected)
	}

	found := p.do(chromedp.SendKeys(chromedp.CSS("#find"), "lankov\r"))
	if len(found.Lit) == 0 || math.Abs(found.Centre[0]-0.5) > 0.02 || math.Abs(found.Centre[1]-0.5) > 0.02 || !strings.Contains(found.Status, "1 of 1") {
		t.Errorf("finding an actor shows %+v", found)
	}
	keepNamed(t, "found", p.shot())
	if left := p.do(chromedp.KeyEvent("\u001b")); len(left.Lit) > 0 || left.Status != "" {
		t.Errorf("escape leaves %+v", left)
	}

	at := eval[[2]float64](p, `(() => { document.getElementById("reset").click(); const b = document.querySelector("#figure-c0 text").getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`)
	over := p.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
	if len(over.Lit) == 0 || over.Panel == home.Panel {
		t.Errorf("hovering over a caption shows %q", over.Panel)
	}
	eval[bool](p, `document.getElementById("figure-a0").focus(), true`)
	roved := p.do(chromedp.KeyEvent("\r"))
	if roved.Focus != "figure-a0" || len(roved.Lit) == 0 {
		t.Errorf("the keyboard picks %+v", roved)
	}
	p.quiet()
}

// TestPageWithoutScript: the figure is there, whole, and nothing that is dead.
func TestPageWithoutScript(t *testing.T) {
	browser := startChromium(t)
	scene := scenesOf(t, figures[:1])[0]
	p := open(t, browser, encodeHTML(t, scene, render.Auto), "html", screen{noScript: true})
	keepShot(t, p.shot())
	got := p.do()
	if shown := eval[string](p, notesShown); shown == "none" {
		t.Error("without scripts the notes are not shown")
	}
	if got.Live || got.Figure[2] < 400 || got.Figure[3] < 200 || got.Overrun > 0 {
		t.Errorf("without scripts the page shows %+v", got)
	}
	p.quiet()
}

// besideActor is a place of the bare drawing seven pixels beside an actor that is in view,
// and which one that is.
const besideActor = `(() => {
	const at = (x, y) => document.elementFromPoint(x, y);
	for (let i = 0; ; i++) {
		const g = document.getElementById("figure-a" + i);
		if (!g) return [0, 0, -1];
		const b = g.getBoundingClientRect(), x = b.x + b.width / 2, y = b.y + b.height / 2;
		for (const [px, py] of [[x, b.bottom + 7], [x, b.top - 7], [b.right + 7, y], [b.left - 7, y]]) {
			const e = at(px, py);
			if (g.contains(at(x, y)) && e && e.closest("svg") === g.closest("svg") && !e.closest(".part")) return [px, py, i];
		}
	}
})()`

// TestSmallScreen looks at the page on phones.
func TestSmallScreen(t *testing.T) {
	browser := startChromium(t)
	for _, width := range []int64{360, 390} {
		for i, name := range []string{"russia", "putin"} {
			scene := scenesOf(t, figures[i:i+1])[0]
			p := open(t, browser, encodeHTML(t, scene, render.Auto), "html", screen{width: width, height: 700, dark: i == 1})
			name := fmt.Sprintf("%s %d ", figures[i].name, width) + name
			home := p.do()
			keepNamed(t, name+" home", p.shot())
			if home.Drawing[0] > 1 || home.Drawing[1] > 1 || len(home.Twice) > 0 {
				t.Errorf("%s: starts as %+v", name, home)
			}
			// A finger that comes down beside a small actor means it.
			at := eval[[3]float64](p, besideActor)
			actor := fmt.Sprintf("figure-a%.0f", at[2])
			if tapped := p.do(chromedp.MouseClickXY(at[0], at[1])); !slices.Contains(tapped.Lit, actor) {
				t.Errorf("%s: a tap beside %s lights %q", name, actor, tapped.Lit)
			}
			p.do(chromedp.KeyEvent("\u001b"))
			got := p.do(chromedp.SendKeys(chromedp.CSS("#find"), strings.Fields(name)[2]))
			keepNamed(t, name, p.shot())
			if got.Overrun > 0 || got.Stage[3] < 220 || got.View[2] > float64(width)+1 || len(got.Small) > 0 || len(got.Lit) == 0 {
				t.Errorf("%s: shows %+v", name, got)
			}
			eval[bool](p, `document.querySelector("#key summary").click(), true`)
			if legend := p.do(); legend.Overrun > 0 || legend.Stage[3] < 220 {
				t.Errorf("%s: with the legend: %+v", name, legend)
			}
			keepNamed(t, name+" legend", p.shot())
			p.quiet()
		}
	}
}

// TestSharp zooms in: the drawing is drawn anew at each size, never a picture that is
// stretched.
func TestSharp(t *testing.T) {
	browser := startChromium(t)
	scene := scenesOf(t, figures[:1])[0]
	p := open(t, browser, encodeHTML(t, scene, render.Auto), "html", screen{})
	got := eval[[]string](p, `(() => {
		while (document.getElementById("figure").viewBox.baseVal.width > document.getElementById("stage").clientWidth / 4) document.getElementById("in").click();
		const said = [];
		for (let e = document.querySelector("#figure-a0 text"); e; e = e.parentElement) {
			const s = getComputedStyle(e);
			for (const k of ["transform", "filter", "zoom", "scale", "willChange", "imageRendering"]) if (!["none", "auto", "1"].includes(s[k])) said.push(e.localName + ": " + k + " " + s[k]);
		}
		return said;
	})()`)
	if len(got) > 0 {
		t.Errorf("the drawing is stretched: %q", got)
	}
	keepShot(t, p.shot())
	p.quiet()
}

// TestReportOnSmallScreen: a report can be read without scrolling sideways.
func TestReportOnSmallScreen(t *testing.T) {
	browser := startChromium(t)
	p := open(t, browser, figures[0].report(t, render.Auto), "html", screen{width: 360, height: 640})
	keepShot(t, p.shot())
	if wide := eval[float64](p, "document.scrollingElement.scrollWidth - innerWidth"); wide > 0 {
		t.Errorf("the report is %v pixels too wide", wide)
	}
	p.quiet()
}

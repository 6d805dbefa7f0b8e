package browsertest

import (
	"context"
	"fmt"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dossier/internal/explorer"
	"dossier/internal/inputs"
)

// serveExplorer serves what comes with the program, and gives its address.
func serveExplorer(t *testing.T) string {
	t.Helper()
	x, err := explorer.New(t.Context(), explorer.Options{Version: "1", Failed: func(p any) { t.Errorf("a handler panicked: %v", p) },
		Open: func(ctx context.Context) (explorer.Dossier, error) {
			e, texts, err := inputs.OpenWithTexts(ctx, inputs.Inputs{Version: "1"})
			return explorer.Dossier{Engine: e, Texts: texts}, err
		}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(x)
	t.Cleanup(server.Close)
	return server.URL
}

// explore opens a page of the explorer.
func explore(t *testing.T, browser context.Context, server, path string, s screen) *tab {
	t.Helper()
	return openAt(t, browser, server+path, server+"/", s)
}

// steps gives the page real input.
func (p *tab) steps(list ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, list...); err != nil {
		p.t.Fatal(err)
	}
}

// until waits for an expression to hold.
func (p *tab) until(expression string) {
	p.t.Helper()
	for range 200 {
		// While another page is on its way nothing can be asked of this one.
		holds, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("(() => { try { return Boolean("+expression+"); } catch { return false; } })()"))
		if err == nil && holds {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	p.keep("stuck")
	p.t.Fatalf("it does not come to this: %s\nat %s: %.300s\nsaid: %s", expression, eval[string](p, "location.href"),
		eval[string](p, "document.querySelector('main').textContent"), eval[string](p, "document.getElementById('live').textContent"))
}

// at is the middle of an element on the screen, which is scrolled to; of its first line,
// where it is broken into several.
func (p *tab) at(selector string) (x, y float64) {
	p.t.Helper()
	b := eval[[2]float64](p, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center", behavior: "instant"}); const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()`, selector))
	return b[0], b[1]
}

func (p *tab) click(selector string) {
	p.t.Helper()
	x, y := p.at(selector)
	p.steps(chromedp.MouseClickXY(x, y))
}

// enter presses the key as one event, so that a page that takes it keeps it from the form.
func (p *tab) enter() {
	p.t.Helper()
	key := input.DispatchKeyEventParams{Type: "keyDown", Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13}
	if err := call(p.ctx, input.DispatchKeyEvent, key); err != nil {
		p.t.Fatal(err)
	}
	key.Type, key.Text = "keyUp", ""
	if err := call(p.ctx, input.DispatchKeyEvent, key); err != nil {
		p.t.Fatal(err)
	}
}

// contested is the tie of the figure that the journeys open.
const contested = `g[role=link][aria-label*="supplies Russia"]`

// TestExplorerByMouse opens the explorer, finds Kim, asks for Seoul, opens the contested
// tie, and goes back.
func TestExplorerByMouse(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/", screen{})
	p.until("document.querySelector('#o-from[role=combobox]')")
	eval[int](p, "window.stays = 1")
	p.click("#o-from")
	p.steps(chromedp.KeyEvent("ki"))
	p.until("document.querySelectorAll('.names:not([hidden]) [role=option]').length > 0")
	p.keep("names")
	p.click(".names:not([hidden]) [role=option]")
	p.until("document.querySelector('#o-from').value === 'Kim Jong Un' && document.querySelector('#o-from').getAttribute('aria-expanded') === 'false'")
	p.click("#o-to")
	p.steps(chromedp.KeyEvent("Seoul"))
	p.click(".question button:not(.small)")
	p.until("document.querySelector('h1').textContent === 'From Kim Jong Un to South Korea' && location.search === '?from=Kim+Jong+Un&to=Seoul'")
	p.until("document.activeElement.localName === 'h1' && document.getElementById('live').textContent.includes('A path of 3 hops')")

	// The view: in, dragged, and whole again. A drag opens nothing.
	view := `(() => { const b = document.querySelector("figure svg").viewBox.baseVal; return [b.x, b.y, b.width, b.height].join(" "); })()`
	whole := eval[string](p, view)
	p.click(`.tools button[aria-label="Zoom in"]`)
	in := eval[string](p, view)
	x, y := p.at("figure svg")
	p.steps(chromedp.DragAndDropXY(x, y, x-60, y-20))
	dragged := eval[string](p, view)
	if in == whole || dragged == in || eval[string](p, "location.pathname") != "/path" {
		t.Errorf("the view goes from %s to %s and %s", whole, in, dragged)
	}
	p.click(`.tools button[aria-label="Fit the whole figure"]`)
	if got := eval[string](p, view); got != whole {
		t.Errorf("the whole is %s, was %s", got, whole)
	}

	// A tie is met on its line, which is thin.
	at := eval[[2]float64](p, `(() => { const l = document.querySelector('`+contested+` .broad'), q = l.getPointAtLength(l.getTotalLength() * 0.8).matrixTransform(l.getScreenCTM()); return [q.x, q.y + 4]; })()`)
	p.steps(chromedp.MouseClickXY(at[0], at[1]))
	p.until("document.querySelector('h1').textContent === 'From North Korea to Russia' && document.querySelector('main').textContent.includes('firmly rejects')")
	p.keep("claims")

	eval[bool](p, "history.back(), true")
	p.until("document.querySelector('h1').textContent === 'From Kim Jong Un to South Korea'")
	p.click("table[data-sort] th:nth-child(4) button")
	if got := eval[string](p, "document.querySelector('table[data-sort] tbody td:nth-child(4)').textContent"); got != "alleged" {
		t.Errorf("sorted by status the first is %s", got)
	}
	eval[bool](p, "history.back(), true")
	p.until("document.querySelector('#o-from') && location.pathname === '/'")
	if eval[int](p, "window.stays || 0") != 1 {
		t.Error("the page was loaded anew")
	}
	p.quiet()
}

// TestExplorerByKeyboard makes the same journey without a mouse.
func TestExplorerByKeyboard(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/", screen{dark: true})
	p.until("document.querySelector('#o-from[role=combobox]')")
	eval[bool](p, "document.getElementById('o-from').focus(), true")
	p.steps(chromedp.KeyEvent("ki"))
	p.until("document.getElementById('live').textContent.includes('name')")
	p.steps(chromedp.KeyEvent(kb.ArrowDown)) // down
	p.until("document.activeElement.getAttribute('aria-activedescendant')")
	p.enter()
	p.steps(chromedp.KeyEvent("\t"), chromedp.KeyEvent("Seoul"))
	p.enter()
	p.until("document.querySelector('h1').textContent === 'From Kim Jong Un to South Korea'")

	// One stop in the figure; the arrows go along the chain.
	if stops := eval[int](p, `document.querySelectorAll("figure svg [tabindex='0']").length`); stops != 1 {
		t.Errorf("the figure has %d stops", stops)
	}
	eval[bool](p, `document.querySelector("figure svg [tabindex='0']").focus({focusVisible: true}), true`)
	for range 3 {
		p.steps(chromedp.KeyEvent(kb.ArrowRight)) // right
	}
	p.until("document.activeElement.matches('" + contested + "') && document.getElementById('live').textContent.includes('contested')")
	p.keep("tie")
	p.steps(chromedp.KeyEvent("+"))
	p.until("document.getElementById('live').textContent.startsWith('Zoomed in')")
	p.steps(chromedp.KeyEvent("0"))
	p.until("document.getElementById('live').textContent === 'The whole figure.'")
	p.steps(chromedp.KeyEvent("\r"))
	p.until("document.querySelector('h1').textContent === 'From North Korea to Russia'")
	eval[bool](p, "history.back(), true")
	p.until("document.activeElement.matches('" + contested + "')")

	// An actor opens its card.
	p.steps(chromedp.KeyEvent(kb.ArrowRight))
	p.until("document.getElementById('live').textContent === 'Russia, state, 2 ties'")
	p.steps(chromedp.KeyEvent("\r"))
	p.until("location.pathname === '/show' && document.querySelector('h1').textContent.startsWith('Russia')")
	p.quiet()
}

// TestExplorerTime steps through the dates of a figure.
func TestExplorerTime(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/draw?actor=Kim", screen{})
	p.until("document.getElementById('time')")
	p.keep("any")
	p.click("#time-on")
	p.until("new URLSearchParams(location.search).get('as-of') && document.activeElement.id === 'time-on'")
	first := eval[string](p, "location.search")
	p.click("#time-on")
	p.until("location.search !== '" + first + "'")
	eval[bool](p, "history.back(), true") // all the steps are one
	p.until("location.search === '?actor=Kim' && document.getElementById('time').value === '0'")
	p.quiet()
}

// TestExplorerWithoutScript asks by forms and links alone.
func TestExplorerWithoutScript(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/", screen{noScript: true})
	p.steps(chromedp.SendKeys(chromedp.CSS("#o-from"), "Kim"), chromedp.SendKeys(chromedp.CSS("#o-to"), "Seoul\r"))
	p.until("location.pathname === '/path' && document.querySelector('figure svg')")
	p.click("tbody tr:nth-child(2) a")
	p.until("document.querySelector('h1').textContent === 'From North Korea to Russia'")
	if eval[bool](p, "Boolean(document.querySelector('.tools, [role=combobox], .small'))") {
		t.Error("there is something that needs a script")
	}
	p.keep("")
	p.quiet()
}

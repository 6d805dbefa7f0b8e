package browsertest

import (
	"context"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dossier/data/samples"
	"dossier/internal/explorer"
	"dossier/internal/inputs"
)

// serveDesk serves a copy of what comes with the program, into which claims can be
// written, and gives its address and the file.
func serveDesk(t *testing.T) (address, file string) {
	t.Helper()
	dir := t.TempDir()
	sample, err := fs.Sub(samples.FS(), samples.Default)
	if err == nil {
		err = os.CopyFS(dir, sample)
	}
	if err != nil {
		t.Fatal(err)
	}
	in := inputs.Inputs{Files: []string{dir}, Version: "1"}
	x, err := explorer.New(t.Context(), explorer.Options{Version: "1", Edit: &in, Failed: func(p any) { t.Errorf("a handler panicked: %v", p) },
		Open: func(ctx context.Context) (explorer.Dossier, error) {
			e, texts, err := inputs.OpenWithTexts(ctx, in)
			return explorer.Dossier{Engine: e, Texts: texts}, err
		}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(x)
	t.Cleanup(server.Close)
	return server.URL, filepath.Join(dir, "dossier.yaml")
}

// spot gives the place on the screen before or behind words of the text.
const spot = `(words, behind) => {
	const text = document.getElementById("text"), walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
	for (let n; (n = walk.nextNode());) {
		const i = n.data.indexOf(words);
		if (i < 0) continue;
		const r = document.createRange();
		r.setStart(n, i + (behind ? words.length - 1 : 0));
		r.setEnd(n, i + (behind ? words.length : 1));
		n.parentElement.scrollIntoView({block: "center", behavior: "instant"});
		const b = r.getBoundingClientRect();
		return [behind ? b.right : b.left, b.y + b.height / 2];
	}
}`

// value reads a field of the form.
func value(p *tab, field string) string {
	return eval[string](p, fmt.Sprintf("document.getElementById('d-%s').value", field))
}

// entered is what the journeys write.
const entered = `  - id: the-press
    name: The press
    kind: group
`

// checkWritten looks at what a journey has written, and whether a path uses it.
func checkWritten(t *testing.T, p *tab, file string) {
	t.Helper()
	p.until("location.pathname === '/desk' && document.activeElement.id === 'written-title' && document.querySelector('#written').textContent.includes('North Korean state media supplies The press')")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(text); !strings.Contains(got, entered) || !strings.HasSuffix(got, "  - from: north-korean-state-media\n    relation: supplies\n    to: the-press\n    said:\n      - stance: asserts\n        source: brief\n        at: paragraph 2\n        quote: Pictures handed out by the state media\n") {
		t.Errorf("the file ends in\n%s", got[len(got)-600:])
	}
}

// TestDeskByMouse marks words, fills in a claim with a new actor, and asks for a path.
func TestDeskByMouse(t *testing.T) {
	browser := startChromium(t)
	server, file := serveDesk(t)
	p := explore(t, browser, server, "/source?id=brief", screen{})
	p.until("document.querySelector('[role=combobox]')")
	p.click(`a[href="/desk?source=brief"]`)
	p.until("document.querySelector('#d-from[role=combobox]') && !document.getElementById('text-keys').hidden")
	p.keep("open")
	from := eval[[2]float64](p, "("+spot+")('Pictures handed', false)")
	to := eval[[2]float64](p, "("+spot+")('the state media', true)")
	p.steps(chromedp.DragAndDropXY(from[0]+1, from[1], to[0]-1, to[1]))
	p.until("document.getElementById('d-quote').value === 'Pictures handed out by the state media'")
	if got := value(p, "at"); got != "paragraph 2" {
		t.Errorf("they stand in %q", got)
	}
	p.click("#d-from")
	p.steps(chromedp.KeyEvent("north korean s"))
	p.until("document.querySelectorAll('.names:not([hidden]) [role=option]').length > 0")
	p.click(".names:not([hidden]) [role=option]")
	p.click("#d-relation")
	p.steps(chromedp.KeyEvent("suppl"))
	p.until("document.querySelectorAll('.names:not([hidden]) [role=option]').length === 1")
	p.click(".names:not([hidden]) [role=option]")
	if got := value(p, "from") + " " + value(p, "relation"); got != "North Korean state media supplies" {
		t.Errorf("chosen are %q", got)
	}
	p.click("#d-to")
	p.steps(chromedp.KeyEvent("The press"))
	eval[bool](p, "document.getElementById('d-stance').value = 'asserts', true")
	p.click("#claim button")
	p.until("document.querySelector('.fresh') && location.pathname === '/desk/check' && document.activeElement.id === 'preview-title'")
	p.keep("unknown")
	eval[bool](p, `(() => { document.querySelector('.fresh select').value = 'group'; return true; })()`)
	p.click("#claim button")
	p.until("document.querySelector('.told')?.textContent.includes('North Korean state media supplies The press')")
	p.keep("checked")
	p.click(".act button")
	checkWritten(t, p, file)
	p.keep("written")
	p.click(`#written a[href*="/path"]`)
	p.until("location.pathname === '/path' && document.querySelector('main').textContent.includes('Pictures handed out by the state media')")
	eval[bool](p, "history.back(), true")
	p.until("location.pathname === '/desk' && document.querySelector('#written button')")
	p.click("#written button")
	p.until("location.pathname === '/desk' && !document.querySelector('#written')")
	if text, err := os.ReadFile(file); err != nil || strings.Contains(string(text), "the-press") {
		t.Error("it is not taken back")
	}
	p.quiet()
}

// keyed presses a key, perhaps with Shift held.
func (p *tab) keyed(key string, code int64, shift bool) {
	p.t.Helper()
	press := input.DispatchKeyEventParams{Type: "keyDown", Key: key, Code: key, WindowsVirtualKeyCode: code}
	if shift {
		press.Modifiers = 8
	}
	if err := call(p.ctx, input.DispatchKeyEvent, press); err != nil {
		p.t.Fatal(err)
	}
	press.Type = "keyUp"
	if err := call(p.ctx, input.DispatchKeyEvent, press); err != nil {
		p.t.Fatal(err)
	}
}

// TestDeskByKeyboard makes the claim without a mouse.
func TestDeskByKeyboard(t *testing.T) {
	browser := startChromium(t)
	server, file := serveDesk(t)
	p := explore(t, browser, server, "/desk?source=brief", screen{dark: true})
	p.until("document.querySelector('#d-from[role=combobox]')")
	eval[bool](p, "document.getElementById('text').focus({focusVisible: true}), true")
	p.keyed("ArrowRight", 39, false)
	p.until("getSelection().toString().trim() === 'BRIEF'")
	for range 400 {
		if eval[string](p, "getSelection().toString().trim()") == "Pictures" {
			break
		}
		p.keyed("ArrowRight", 39, false)
	}
	p.keyed("ArrowLeft", 37, false) // a word too far is no matter
	p.keyed("ArrowRight", 39, false)
	for range 6 {
		p.keyed("ArrowRight", 39, true)
	}
	p.until("document.getElementById('live').textContent === 'Pictures handed out by the state media'")
	p.keep("marked")
	p.enter()
	p.until("document.activeElement.id === 'd-from' && document.getElementById('d-quote').value === 'Pictures handed out by the state media' && document.getElementById('d-at').value === 'paragraph 2'")
	p.steps(chromedp.KeyEvent("north korean s"))
	p.until("document.querySelectorAll('.names:not([hidden]) [role=option]').length > 0")
	p.steps(chromedp.KeyEvent(kb.ArrowDown))
	p.enter()
	p.steps(chromedp.KeyEvent("\tsupplies\tThe press\t\tas"))
	p.steps(chromedp.KeyEvent("\t"))
	p.enter()
	p.until("document.activeElement.id === 'preview-title' && document.querySelector('.fresh select')")
	eval[bool](p, "document.querySelector('.fresh select').focus(), true")
	p.steps(chromedp.KeyEvent("a new actor: gr"))
	eval[bool](p, "document.getElementById('d-said-on').focus(), true")
	p.enter()
	p.until("document.activeElement.id === 'preview-title' && document.querySelector('.told')")
	p.keep("checked")
	eval[bool](p, "document.querySelector('.act button').focus(), true")
	p.enter()
	checkWritten(t, p, file)
	p.quiet()
}

// TestDeskWithoutScript types the words. The place is found by the server.
func TestDeskWithoutScript(t *testing.T) {
	browser := startChromium(t)
	server, file := serveDesk(t)
	p := explore(t, browser, server, "/desk?source=brief", screen{noScript: true})
	if eval[bool](p, "Boolean(document.querySelector('[role=combobox]')) || !document.getElementById('text-keys').hidden") {
		t.Error("there is something that needs a script")
	}
	fill := func(field, text string) {
		p.steps(chromedp.SendKeys(chromedp.CSS("#d-"+field), text))
	}
	fill("quote", "Pictures handed out by the state media")
	fill("from", "North Korean state media")
	fill("relation", "supplies")
	fill("to", "The press")
	fill("stance", "asserts")
	p.click("#claim button")
	p.until("document.querySelector('.fresh select')")
	p.steps(chromedp.SendKeys(chromedp.CSS(".fresh select"), "a new actor: group"))
	p.click("#claim button")
	p.until("document.querySelector('.told')?.textContent.includes('North Korean state media supplies The press')")
	p.keep("checked")
	p.click(".act button")
	checkWritten(t, p, file)
	p.quiet()
}

// TestDeskKeepsWhatIsTyped has another browser write meanwhile.
func TestDeskKeepsWhatIsTyped(t *testing.T) {
	browser := startChromium(t)
	server, file := serveDesk(t)
	p := explore(t, browser, server, "/desk?source=brief", screen{})
	p.until("document.querySelector('#d-from[role=combobox]')")
	p.click("#d-what")
	p.steps(chromedp.KeyEvent("half a thought"))
	other := explore(t, browser, server, "/desk?source=brief", screen{noScript: true})
	for field, text := range map[string]string{"quote": "Pyongyang and Moscow may use the visit", "from": "Washington", "relation": "warns", "to": "Moscow", "stance": "asserts"} {
		other.steps(chromedp.SendKeys(chromedp.CSS("#d-"+field), text))
	}
	other.click("#claim button")
	other.until("document.querySelector('.act button')")
	other.click(".act button")
	other.until("document.querySelector('#written')")
	if text, err := os.ReadFile(file); err != nil || !strings.Contains(string(text), "may use the visit") {
		t.Error("nothing is written")
	}
	p.until("document.querySelector('.news')")
	if got := value(p, "what"); got != "half a thought" {
		t.Errorf("what was typed has become %q", got)
	}
	p.keep("news")
	p.quiet()
}

// TestDeskIsAccessible runs axe over the pages of the desk at three widths, and asks that
// none is wider than the screen.
func TestDeskIsAccessible(t *testing.T) {
	browser := startChromium(t)
	server, _ := serveDesk(t)
	axe := source(t, tool(t, "axe-core", "axe.min.js"))
	for _, width := range []int64{390, 768, 1280} {
		for _, state := range []string{"empty", "wrong", "checked"} {
			t.Run(fmt.Sprintf("%s/%d", state, width), func(t *testing.T) {
				p := explore(t, browser, server, "/desk?source=brief", screen{width: width, height: 900})
				p.until("document.querySelector('[role=combobox]')")
				if state != "empty" {
					fields := map[string]string{"quote": "Pyongyang and Moscow may use the visit", "from": "Washington", "relation": "warns", "to": "Moscow", "stance": "asserts"}
					if state == "wrong" {
						fields["to"], fields["when"] = "Nobody at all", "next week"
					}
					for field, text := range fields {
						eval[bool](p, fmt.Sprintf("document.getElementById('d-%s').value = %q, true", field, text))
					}
					p.click("#claim button")
					p.until("document.querySelector('#preview') && document.querySelector('[role=combobox]')")
				}
				if over := eval[float64](p, "document.scrollingElement.scrollWidth - innerWidth"); over > 0 {
					t.Errorf("the page is %v pixels too wide", over)
				}
				for _, scheme := range []string{"light", "dark"} {
					media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
					if err := call(p.ctx, emulation.SetEmulatedMedia, media); err != nil {
						t.Fatal(err)
					}
					for _, f := range eval[[]string](p, axe+violations) {
						t.Errorf("%s: %s", scheme, f)
					}
					p.keep(scheme)
				}
				p.quiet()
			})
		}
	}
}

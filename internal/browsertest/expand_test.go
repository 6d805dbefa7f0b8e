package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// members counts the actors in the figure of a page.
const members = `document.querySelectorAll("main figure svg [data-dossier-actor]").length`

// TestExpandByMouse expands Russia in the figure around Kim, hides Putin, shows him
// again, goes back, and lifts a filter.
func TestExpandByMouse(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/draw?actor=Kim", screen{})
	p.until("document.querySelector('figure.alive')")
	eval[int](p, "window.stays = 1")
	before := eval[int](p, members)
	russia := `svg [data-dossier-actor="russia"]`
	x, y := p.at(russia)
	p.steps(chromedp.MouseEvent("mouseMoved", x, y))
	p.until("document.querySelector('.actions')")
	p.keep("actions")
	p.click(".actions a:nth-child(2)")
	p.until("location.search === '?actor=Kim&expand=russia' && document.querySelector('h1').textContent === 'Around Kim Jong Un and Russia'")
	p.until("/^[0-9]+ actors added\\. /.test(document.getElementById('live').textContent) && document.activeElement.matches('" + russia + "')")
	if got := eval[int](p, members); got <= before {
		t.Errorf("expanded it has %d actors, before %d", got, before)
	}
	p.keep("expanded")
	p.click(`tr[data-actor="vladimir-putin"] [data-key=h]`)
	p.until("location.search.includes('hide=vladimir-putin') && document.getElementById('live').textContent.startsWith('1 actor gone')")
	p.until(`document.querySelector('main').textContent.includes('Vladimir Putin is hidden, and with it 3 ties.')`)
	p.keep("hidden")
	p.click(`[data-chosen="vladimir-putin"] a`)
	p.until("location.search === '?actor=Kim&expand=russia' && document.getElementById('live').textContent.startsWith('1 actor added')")
	p.click(`tr[data-actor="russia"] [data-key=e]`) // collapse
	p.until("location.search === '?actor=Kim'")
	for _, search := range []string{"?actor=Kim&expand=russia", "?actor=Kim&expand=russia&hide=vladimir-putin", "?actor=Kim&expand=russia", "?actor=Kim"} {
		eval[bool](p, "history.back(), true")
		p.until("location.search === '" + search + "' && !document.documentElement.classList.contains('busy')")
	}
	if got := eval[int](p, members); got != before || eval[int](p, "window.stays || 0") != 1 {
		t.Errorf("back again it has %d actors, had %d", got, before)
	}
	p.quiet()
}

// TestExpandByKeyboard does the same with the keys of the figure.
func TestExpandByKeyboard(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/path?from=Kim&to=Seoul", screen{dark: true})
	p.until("document.querySelector('figure.alive')")
	russia := `svg [data-dossier-actor="russia"]`
	eval[bool](p, `document.querySelector('`+russia+`').focus({focusVisible: true}), true`)
	p.until(`document.querySelector('` + russia + `').getAttribute('aria-keyshortcuts') === 'e'`) // it lies on the path
	p.steps(chromedp.KeyEvent("e"))
	p.until("location.pathname + location.search === '/draw?path=Kim%2CSeoul&expand=russia' && document.activeElement.matches('" + russia + "')")
	p.keep("around")
	putin := `svg [data-dossier-actor="vladimir-putin"]`
	eval[bool](p, `document.querySelector('`+putin+`').focus({focusVisible: true}), true`)
	p.until("document.querySelector('.actions')")
	p.steps(chromedp.KeyEvent("h"))
	p.until("location.search.includes('hide=vladimir-putin') && !document.querySelector('" + putin + "') && document.getElementById('live').textContent.startsWith('1 actor gone')")
	if !eval[bool](p, `document.activeElement.matches("svg [data-dossier-actor]")`) {
		t.Error("the focus is lost with the actor that had it")
	}
	eval[bool](p, "history.go(-1), true")
	p.until("document.querySelector('" + putin + "')")
	eval[bool](p, `document.querySelector('`+russia+`').focus({focusVisible: true}), true`)
	p.steps(chromedp.KeyEvent(kb.Escape))
	p.until("!document.querySelector('.actions')")
	p.quiet()
}

// TestExpandWithoutScript expands, hides and lifts by links alone.
func TestExpandWithoutScript(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/draw?actor=Kim&as-of=2019", screen{noScript: true})
	p.until(`/hides? [0-9]+ actors and [0-9]+ ties/.test(document.querySelector('.filters').textContent)`)
	p.click(".filters li a")
	p.until(`location.search === '?actor=Kim' && !document.querySelector('.filters') && document.querySelector('tr[data-actor="russia"] [data-key=e]')`)
	p.click(`tr[data-actor="russia"] [data-key=e]`)
	p.until(`location.search === '?actor=Kim&expand=russia' && document.querySelector('tr[data-actor="ukraine"] [data-key=h]')`)
	p.click(`tr[data-actor="ukraine"] [data-key=h]`)
	p.until(`document.querySelector('.chosen').textContent.includes('Ukraine is hidden')`)
	p.click(`[data-chosen="russia"] a`)
	p.until("location.search === '?actor=Kim&hide=ukraine'")
	p.quiet()
}

// TestExpandByFinger taps an actor: the first tap offers what can be done, the second opens
// its card.
func TestExpandByFinger(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/draw?actor=Kim", screen{width: 390, height: 800})
	p.until("document.querySelector('figure.alive')")
	tap := `document.querySelector('svg [data-dossier-actor="russia"] path').dispatchEvent(new PointerEvent('click', { pointerType: 'touch', bubbles: true, cancelable: true }))`
	eval[bool](p, tap)
	p.until("document.querySelector('.actions').textContent.includes('expand') && location.pathname === '/draw'")
	if over := eval[float64](p, "document.scrollingElement.scrollWidth - innerWidth"); over > 0 {
		t.Errorf("with the actions the page is %v pixels too wide", over)
	}
	p.keep("")
	eval[bool](p, tap)
	p.until("location.pathname === '/show'")
	p.quiet()
}

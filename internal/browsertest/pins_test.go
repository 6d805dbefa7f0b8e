package browsertest

import (
	"math"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// russiaAt is where Russia stands on the screen.
const russiaAt = `(() => { const b = document.querySelector('svg [data-dossier-actor="russia"]').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`

// TestPinsByMouse drags Russia: it stands where it was put, its ties reach it there, and the
// address remembers it while the figure changes; going back and forgetting put it back.
func TestPinsByMouse(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/path?from=Kim&to=Seoul", screen{})
	p.until("document.querySelector('figure.alive')")
	x, y := p.at(`svg [data-dossier-actor="russia"]`)
	p.steps(chromedp.DragAndDropXY(x, y, x-30, y+90))
	p.until("location.hash.startsWith('#pin=russia:') && location.pathname === '/path'")
	now := eval[[2]float64](p, russiaAt)
	if math.Hypot(now[0]-x+30, now[1]-y-90) > 3 {
		t.Errorf("dragged from %v, %v it stands at %v", x, y, now)
	}
	far := eval[float64](p, `(() => {
		const line = document.querySelector('g[data-dossier-from="north-korea"][data-dossier-to="russia"] path[fill=none]'), b = document.querySelector('svg [data-dossier-actor="russia"]').getBoundingClientRect();
		const end = line.getPointAtLength(line.getTotalLength()).matrixTransform(line.getScreenCTM());
		return Math.hypot(Math.max(b.left - end.x, 0, end.x - b.right), Math.max(b.top - end.y, 0, end.y - b.bottom));
	})()`)
	if far > 25 {
		t.Errorf("the tie ends %.0f pixels away from the actor", far)
	}
	p.keep("dragged")
	hash := eval[string](p, "location.hash")
	p.click(`tr[data-actor="north-korea"] [data-key=e]`)
	p.until("location.pathname === '/draw' && location.hash === '" + hash + "' && document.querySelector('svg [data-dossier-actor=\"russia\"][transform]')")
	p.keep("expanded")
	eval[bool](p, "history.back(), true")
	p.until("location.pathname === '/path' && document.querySelector('svg [data-dossier-actor=\"russia\"][transform]')")
	eval[bool](p, "history.back(), true") // the pin is a step as well
	p.until("location.hash === '' && !document.querySelector('svg [data-dossier-actor][transform], svg [data-dossier-from][transform]')")
	eval[bool](p, "history.forward(), true")
	p.until("location.hash === '" + hash + "' && document.querySelector('svg [data-dossier-actor=\"russia\"][transform]') && !document.documentElement.classList.contains('busy') && document.querySelector('.tools button').textContent === 'Forget pins'")
	p.click(".tools button:first-child")
	p.until("location.hash === '' && !document.querySelector('svg [data-dossier-actor][transform]') && document.getElementById('live').textContent.includes('Everybody')")
	p.quiet()
}

// TestPinsByKeyboard does the same with keys.
func TestPinsByKeyboard(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/draw?actor=Kim", screen{dark: true})
	p.until("document.querySelector('figure.alive')")
	eval[bool](p, `document.querySelector('svg [data-dossier-actor="russia"]').focus({focusVisible: true}), true`)
	before := eval[[2]float64](p, russiaAt)
	p.steps(chromedp.KeyEvent("m"))
	p.until("document.getElementById('live').textContent.startsWith('Moving it')")
	for range 4 {
		p.steps(chromedp.KeyEvent(kb.ArrowLeft))
	}
	p.enter()
	p.until("document.getElementById('live').textContent === 'Put down.' && location.hash.startsWith('#pin=russia:') && location.pathname === '/draw'")
	if now := eval[[2]float64](p, russiaAt); now[0] >= before[0]-10 || math.Abs(now[1]-before[1]) > 1 {
		t.Errorf("moved from %v to %v", before, now)
	}
	p.keep("")
	p.quiet()
}

// TestPinsOfStrangers opens addresses whose pins nobody made.
func TestPinsOfStrangers(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	for _, hash := range []string{"#pin=", "#pin=%zz:1,2", "#pin=russia:1e9,4;russia:999999,-999999", "#pin=<script>:1,2;;:,", "#pin=nobody:1,2"} {
		p := explore(t, browser, server, "/draw?actor=Kim"+hash, screen{})
		p.until("document.querySelector('figure.alive')")
		if inside := eval[bool](p, `(() => { const a = document.querySelector('svg [data-dossier-actor="russia"]').getBoundingClientRect(), f = document.querySelector('figure').getBoundingClientRect(); return a.right > f.left && a.left < f.right && a.bottom > f.top && a.top < f.bottom; })()`); !inside {
			t.Errorf("%s puts an actor where nobody sees it", hash)
		}
		p.quiet()
	}
}

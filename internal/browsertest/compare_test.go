package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestCompareByMouse goes from a figure to two voices side by side.
func TestCompareByMouse(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/draw?actor=Kim", screen{})
	p.until("document.querySelector('figure.alive')")
	p.click(`.chosen a[href="/compare?actor=Kim"]`)
	p.until("document.querySelector('#o-voice-1[role=combobox]') && document.querySelector('#o-actor-1').value === 'Kim'")
	p.click("#o-voice-1")
	p.steps(chromedp.KeyEvent("Moscow"))
	p.click("#o-voice-2")
	p.steps(chromedp.KeyEvent("Washington"))
	p.click("h1") // closes the list
	p.click(".question button:not(.small)")
	p.until("location.search === '?actor=Kim&width=420mm&voices=Moscow%2CWashington' && document.querySelector('figure.alive:not(.narrow)')")
	same := eval[[]float64](p, `(() => { const [a, b] = [...document.querySelectorAll('figure:not(.narrow) svg [data-dossier-actor="russia"]')].map((g) => g.getBoundingClientRect()); return [a.y - b.y, a.x - b.x]; })()`)
	if same[0] != 0 || same[1] >= 0 {
		t.Errorf("Russia stands %v apart in the two drawings: not side by side", same)
	}
	p.keep("")
	eval[bool](p, "history.back(), true")
	p.until("location.pathname === '/compare'")
	p.quiet()
}

// TestCompareByKeyboard chooses two dates, on a narrow screen: one stands below the other.
func TestCompareByKeyboard(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/compare?actor=Kim", screen{width: 390, height: 800, dark: true})
	p.until("document.querySelector('[role=combobox]')")
	eval[bool](p, "document.getElementById('o-date-1').focus(), true")
	p.steps(chromedp.KeyEvent("2019"), chromedp.KeyEvent("\t"), chromedp.KeyEvent("2023"))
	p.enter()
	p.until("location.search === '?actor=Kim&width=420mm&slices=2019%2C2023' && document.querySelector('figure.narrow.alive')")
	below := eval[[]float64](p, `(() => { const [a, b] = [...document.querySelectorAll('figure.narrow svg [data-dossier-actor="russia"]')].map((g) => g.getBoundingClientRect()); return [b.y - a.y, Math.abs(b.x - a.x)]; })()`)
	if below[0] < 50 || below[1] > 1 {
		t.Errorf("Russia stands %v apart: not one below the other", below)
	}
	if over := eval[float64](p, "document.scrollingElement.scrollWidth - innerWidth"); over > 0 || eval[bool](p, "Boolean(document.getElementById('time'))") {
		t.Errorf("the page is %v pixels too wide, or has a slider", over)
	}
	p.keep("")
	p.quiet()
}

// TestTablesAndDates sorts a ranking, and steps through the dates of claims and of a card.
func TestTablesAndDates(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/rank", screen{})
	p.until("document.querySelector('main table th button')")
	first := eval[string](p, "document.querySelector('main tbody tr').textContent")
	p.click("main table th:nth-child(3) button")
	p.until("document.getElementById('live').textContent.startsWith('Sorted by Actor')")
	if now := eval[string](p, "document.querySelector('main tbody tr').textContent"); now == first {
		t.Errorf("by name %q comes first as well", now)
	}
	for _, path := range []string{"/claims", "/show?actor=Kim"} {
		p := explore(t, browser, server, path, screen{})
		p.until("document.getElementById('time')")
		p.click("#time-on")
		p.until("new URLSearchParams(location.search).get('as-of') && document.querySelector('.filters') && document.activeElement.id === 'time-on'")
		p.quiet()
	}
	p.quiet()
}

// TestChosenIsAccessible runs axe over the pages of what is chosen.
func TestChosenIsAccessible(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	axe := source(t, tool(t, "axe-core", "axe.min.js"))
	for name, path := range map[string]string{"compare": "/compare?actor=Kim", "voices": "/draw?actor=Kim&width=420mm&voices=Moscow%2CWashington",
		"expanded": "/draw?actor=Kim&expand=Russia&hide=Putin&since=2019&min-grade=1"} {
		for _, width := range []int64{390, 768, 1280} {
			t.Run(fmt.Sprintf("%s/%d", name, width), func(t *testing.T) {
				p := explore(t, browser, server, path, screen{width: width, height: 900})
				p.until("document.querySelector('[role=combobox]')")
				if over := eval[float64](p, "document.scrollingElement.scrollWidth - innerWidth"); over > 0 {
					t.Errorf("the page is %v pixels too wide", over)
				}
				eval[bool](p, `document.querySelector('figure.alive:not(.narrow) svg [aria-keyshortcuts]')?.focus({focusVisible: true}), true`)
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

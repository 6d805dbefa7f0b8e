package browsertest

import (
	"context"
	"fmt"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"dossier/graph/ask"
	"dossier/internal/explorer"
	"dossier/internal/testkit"
)

// pages are the explorer's, one of each kind and of each state that looks different.
var pages = map[string]string{
	"start": "/", "path": "/path?from=Kim&to=Seoul", "no path": "/path?from=Kim&to=Seoul&as-of=2019", "ways": "/path?from=Kim&to=Seoul&count=3&stress=true",
	"form": "/path", "refused": "/path?from=Kin&to=Seoul", "show": "/show?actor=Kim", "draw": "/draw?actor=Kim", "matrix": "/draw?layout=matrix",
	"claims": "/claims?status=contested", "rank": "/rank?measure=pagerank", "groups": "/groups", "diff": "/diff?as-of=2021%2C2023",
	"sources": "/sources", "sides": "/compare", "two voices": "/draw?actor=Kim&voices=Moscow%2CWashington", "expanded": "/draw?actor=Kim&expand=Russia", "source": "/source?id=brief&claim=north-korea-arms-russia", "found": "/find?name=K", "found nothing": "/find?name=zzzz", "nowhere": "/nowhere",
}

// TestPagesAreAccessible runs axe over every page, in light and dark, at three widths, and
// asks that none is wider than the screen.
func TestPagesAreAccessible(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	axe := source(t, tool(t, "axe-core", "axe.min.js"))
	for name, path := range pages {
		t.Run(name, func(t *testing.T) {
			p := explore(t, browser, server, path, screen{})
			p.until("document.querySelector('[role=combobox]')")
			for _, width := range []int64{390, 768, 1280} {
				size := emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1}
				if err := call(p.ctx, emulation.SetDeviceMetricsOverride, size); err != nil {
					t.Fatal(err)
				}
				if over := eval[float64](p, "document.scrollingElement.scrollWidth - innerWidth"); over > 0 {
					t.Errorf("at %d the page is %v pixels too wide", width, over)
				}
				for _, scheme := range []string{"light", "dark"} {
					p.shownIn(scheme)
					for _, f := range eval[[]string](p, axe+violations) {
						t.Errorf("%d, %s: %s", width, scheme, f)
					}
					p.keep(fmt.Sprintf("%d %s", width, scheme))
				}
			}
			p.quietBut("Failed to load resource: the server responded with a status of 40") // of which the browser tells
		})
	}
}

// shownIn sets what readers have asked their system for: "light" or "dark".
func (p *tab) shownIn(scheme string) {
	p.t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	if err := call(p.ctx, emulation.SetEmulatedMedia, media); err != nil {
		p.t.Fatal(err)
	}
}

// hostilePages are asked of every hostile dossier, by programs and by people.
var hostilePages = []string{"/", "/draw", "/draw?layout=matrix", "/claims", "/show?actor=a3", "/path?from=a0&to=a2", "/rank?measure=degree", "/groups",
	"/diff?according-to=a1%2Ca3", "/sources", "/source?id=s0", "/source?id=s3&claim=c3", "/find?name=a", "/find?name=%22%3E%3Cscript%3Ecanary()%3C/script%3E",
	"/path?from=%3Cimg%20src%3Dx%20onerror%3Dcanary()%3E&to=a1", "/api/v1/overview", "/api/v1/claims", "/api/v1/complete?prefix=", "/api/v1/source?id=s3",
	"/figure/draw.svg"} // what a browser saves instead of showing it is opened from disk, by other tests

// inert lists what of a page could run or lead where it must not. Where something stands,
// which a script of ours says in numbers, is no style of a stranger.
const inert = `[...document.querySelectorAll("*")].flatMap((e) => [...e.attributes].filter((a) =>
	/^on|^style$|^srcdoc$/i.test(a.name) && !/^left: -?[\d.]+px; top: -?[\d.]+px;$/.test(a.value) && e.closest("svg, html").localName === "html" && !e.closest("svg")
	|| /^(href|src|action|formaction|xlink:href)$/i.test(a.name) && /^\s*(javascript|data|vbscript|file|blob):/i.test(a.value) && a.value !== "data:,"
).map((a) => e.localName + " " + a.name + "=" + a.value.slice(0, 60)))
	.concat([...document.querySelectorAll("iframe, object, embed, base, meta[http-equiv=refresh], form:not([action^='/'])")].map((e) => e.localName))
	.concat(globalThis.ran || globalThis.canary ? ["it ran"] : [])`

// TestHostileDossiersInTheExplorer opens every page over dossiers whose every text wants to
// break out, walks through their figures and their names, and waits for anything to run,
// to ask elsewhere, or to lead there.
func TestHostileDossiersInTheExplorer(t *testing.T) {
	browser := startChromium(t)
	texts := testkit.Hostile(400)
	for round := range 4 {
		d := testkit.HostileDossier(10, texts, round*100)
		x, err := explorer.New(t.Context(), explorer.Options{Version: texts[round], Words: " -f " + texts[round+4], Failed: func(p any) { t.Errorf("a handler panicked: %v", p) },
			Open: func(ctx context.Context) (explorer.Dossier, error) {
				e, err := ask.Load(ctx, d, "1")
				return explorer.Dossier{Engine: e}, err
			}})
		if err != nil {
			t.Fatal(err)
		}
		server := httptest.NewServer(x)
		t.Cleanup(server.Close)
		for _, path := range hostilePages {
			t.Run(fmt.Sprintf("%d%s", round, path), func(t *testing.T) { hostilePage(t, browser, server.URL, path) })
		}
	}
}

func hostilePage(t *testing.T, browser context.Context, server, path string) {
	p := explore(t, browser, server, path, screen{})
	if eval[bool](p, "Boolean(document.querySelector('main figure.alive'))") {
		eval[int](p, source(t, "testdata/walk.js"))
	}
	for _, found := range eval[[]string](p, inert) {
		t.Errorf("there is %s", found)
	}
	p.quietBut("Failed to load resource: the server responded with a status of 40") // wrong usage; a picture for the tab of a text
}

package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dossier/internal/explorer"
	"dossier/internal/inputs"
	"dossier/internal/worker"
)

// TestMain lets workers of the layout be this program.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == worker.Verb {
		os.Exit(worker.Serve(os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// serveLarge serves a network of 360 actors, which nobody can take in as a whole.
func serveLarge(t *testing.T) string {
	t.Helper()
	var rows strings.Builder
	rows.WriteString("from,relation,to\n")
	for i := 1; i < 360; i++ {
		fmt.Fprintf(&rows, "Actor %d,supplies,Actor %d\n", max(0, i-1-i*7%23), i)
		if i%4 == 0 {
			fmt.Fprintf(&rows, "Actor %d,warns,Actor %d\n", i, i*31%i/2)
		}
	}
	file := filepath.Join(t.TempDir(), "large.csv")
	if err := os.WriteFile(file, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	pool := worker.New(worker.Options{})
	t.Cleanup(pool.Close)
	x, err := explorer.New(t.Context(), explorer.Options{Version: "1", Runner: pool, Open: func(ctx context.Context) (explorer.Dossier, error) {
		e, err := inputs.Open(ctx, inputs.Inputs{Files: []string{file}})
		return explorer.Dossier{Engine: e}, err
	}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(x)
	t.Cleanup(server.Close)
	return server.URL
}

// TestLargeFigureIsPainted looks at a large figure: it is painted as it is drawn, can be
// pointed at, walked through and read as a table, and is shown itself where few of it is seen.
func TestLargeFigureIsPainted(t *testing.T) {
	browser, server := startChromium(t), serveLarge(t)
	const painted = "document.querySelector('figure.painted canvas')"
	for _, dark := range []bool{false, true} {
		p := explore(t, browser, server, "/draw", screen{width: 1200, height: 1000, dark: dark})
		p.until(painted)
		actors := eval[[2]int](p, "[document.querySelectorAll('figure g[data-dossier-actor]').length, document.querySelectorAll('tr[data-actor]').length]")
		if actors != [2]int{360, 360} {
			t.Errorf("%d actors in the figure and in the table", actors)
		}
		canvas := p.picture()
		p.keep(fmt.Sprintf("painted dark=%t", dark))
		eval[bool](p, "document.querySelector('figure.painted').classList.remove('painted'), true")
		if d := difference(canvas, p.picture()); d > 0.02 {
			t.Errorf("dark=%t: the painting is not the drawing: %.3f of the light differs", dark, d)
		}
		p.quiet()
	}

	p := explore(t, browser, server, "/draw", screen{width: 1200, height: 1000})
	p.until(painted)
	for range 8 {
		p.click(`.tools button[aria-label="Zoom in"]`)
	}
	p.until("!" + painted)
	p.click(`.tools button[aria-label="Fit the whole figure"]`)
	p.until(painted)
	p.tabTo(`figure svg [tabindex="0"]`) // whoever walks through it sees where they are
	p.until("!" + painted)
	p.steps(chromedp.KeyEvent(kb.ArrowDown))
	p.until("document.getElementById('live').textContent.includes('Actor')")
	p.click(`figure g[data-dossier-actor="actor-200"]`)
	p.until("location.pathname === '/show' && document.querySelector('h1').textContent.startsWith('Actor 200')")
	p.quiet()
}

// picture is what the screen shows.
func (p *tab) picture() image.Image {
	p.t.Helper()
	eval[int](p, "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))")
	shot, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	drawn, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		p.t.Fatal(err)
	}
	return drawn
}

// difference is the share of the light by which two pictures of one size differ.
func difference(a, b image.Image) float64 {
	sum, bounds := 0.0, a.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			r, g, bl, _ := a.At(x, y).RGBA()
			R, G, B, _ := b.At(x, y).RGBA()
			for _, d := range [...]int{int(r) - int(R), int(g) - int(G), int(bl) - int(B)} {
				sum += float64(max(d, -d)) / 0xffff / 3
			}
		}
	}
	return sum / float64(bounds.Dx()*bounds.Dy())
}

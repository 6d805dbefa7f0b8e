package browsertest

import (
	"bytes"
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/inputs"
	"dossier/internal/options"
	"dossier/internal/report"
	"dossier/internal/testkit"
	"dossier/render"
	"dossier/render/mermaid"
	"dossier/render/svg"
)

// hostileActors and hostileRounds say how many actors and dossiers the hostile
// texts are spread over.
const hostileActors, hostileRounds = 20, 5

// hostileFigures draws dossiers whose every text is hostile, in the way that
// loads all of a thousand texts at least once.
func hostileFigures(t *testing.T) (shelves []*inputs.Shelf, figures []*render.Figure) {
	t.Helper()
	texts := testkit.Hostile(1000)
	for round := range hostileRounds {
		d := testkit.HostileDossier(hostileActors, texts, round*len(texts)/hostileRounds)
		shelf := inputs.NewShelf(func(ctx context.Context, _ string) (ask.Engine, error) { return ask.Load(ctx, d, texts[round]) })
		r := asked{line: "draw"}.request(t)
		r.Look.Title = texts[round]
		shelves, figures = append(shelves, shelf), append(figures, draw(t, shelf, r))
	}
	return shelves, figures
}

// hostileDocuments are what a browser could be made to open, by name.
func hostileDocuments(t *testing.T) map[string][]byte {
	t.Helper()
	documents := map[string][]byte{}
	shelves, drawn := hostileFigures(t)
	for i, f := range drawn {
		n := strconv.Itoa(i)
		scene := arrange(t, f)
		figure := encodeSVG(t, scene, svg.Options{Theme: render.Auto})
		documents["figure"+n+".svg"] = figure
		documents["inline"+n+".html"] = webPage(figure)
		documents["page"+n+".html"] = encodeHTML(t, scene, render.Auto)
		requests := []options.Request{asked{line: "draw"}.request(t), asked{line: "claims"}.request(t), asked{line: "rank degree"}.request(t)}
		r, err := report.Answer(t.Context(), shelves[i].Ask, requests, report.Options{Figures: true, Theme: render.Auto,
			Telling: describe.Options{Title: f.Title, Lead: []string{f.Description}, Command: f.Title, Version: f.Title}})
		if err != nil {
			t.Fatal(err)
		}
		documents["report"+n+".html"] = written(t, document.HTML, r.Document)
		documents["fragment"+n+".html"] = webPage(written(t, document.HTMLFragment, r.Document))
	}
	return documents
}

// census is what census.js counts in a document.
type census struct {
	Foreign []string `json:"foreign"` // elements and attributes that are not ours
	Actors  int      `json:"actors"`
}

// TestHostileTextsInChromium opens figures, pages and reports full of hostile
// texts, uses the pages, and waits for anything to run, ask or break out.
func TestHostileTextsInChromium(t *testing.T) {
	browser := startChromium(t)
	count, use := source(t, "testdata/census.js"), source(t, "testdata/use.js")
	for name, document := range hostileDocuments(t) {
		t.Run(name, func(t *testing.T) {
			_, ending, _ := strings.Cut(name, ".")
			p := open(t, browser, document, ending, screen{})
			if strings.HasPrefix(name, "page") {
				eval[int](p, use)
			}
			got := eval[census](p, count)
			if len(got.Foreign) > 0 {
				t.Errorf("not ours: %.2000q", got.Foreign)
			}
			if got.Actors != hostileActors {
				t.Errorf("%d actors are in the document, want %d", got.Actors, hostileActors)
			}
			p.quiet()
		})
	}
}

// TestHarmIsHeard shows that the tests above can fail: whatever a hostile text
// could make a page do is noted.
func TestHarmIsHeard(t *testing.T) {
	browser := startChromium(t)
	for document, want := range map[string]string{
		`<script>canary()</script>`:                                 "exception: ",
		`<img src="//canary.invalid/i.png">`:                        "request: ",
		`<style>@import url(https://canary.invalid/c.css);</style>`: "request: https://canary.invalid/c.css",
		`<script>alert(1)</script>`:                                 "dialog: 1",
		`<script>console.log(1)</script>`:                           "console: ",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><script>x</script>`: "log: ",
	} {
		p := open(t, browser, []byte("<!DOCTYPE html>"+document), "html", screen{})
		eval[int](p, "new Promise(done => setTimeout(done, 50, 0))")
		p.mu.Lock()
		if !strings.Contains(strings.Join(p.said, "\n"), want) {
			t.Errorf("%s: noted %q, want %q", document, p.said, want)
		}
		p.mu.Unlock()
	}
	p := open(t, browser, []byte(`<!DOCTYPE html><b onclick="x">b</b><a href="javascript:x">a</a>`), "html", screen{})
	if got := eval[census](p, source(t, "testdata/census.js")); len(got.Foreign) != 3 {
		t.Errorf("%q are foreign, want an element, an attribute and a link", got.Foreign)
	}
}

// TestHostileTextsInMermaid gives hostile flowcharts to Mermaid itself, set as
// loosely as it can be.
func TestHostileTextsInMermaid(t *testing.T) {
	library := source(t, tool(t, "mermaid", "dist/mermaid.min.js"))
	browser := startChromium(t)
	_, drawn := hostileFigures(t)
	for i, f := range drawn {
		var b bytes.Buffer
		if err := mermaid.Encode(&b, f); err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(b.String())
		if err != nil {
			t.Fatal(err)
		}
		p := open(t, browser, webPage(), "html", screen{})
		eval[bool](p, library+"\n;globalThis.canary = () => { globalThis.ran = true }; true")
		got := eval[struct {
			Error string   `json:"error"`
			Nodes []string `json:"nodes"`
			Edges int      `json:"edges"`
			Links int      `json:"links"`
			Ran   bool     `json:"ran"`
		}](p, "("+source(t, "testdata/mermaid.js")+")("+string(text)+")")
		if got.Error != "" || len(got.Nodes) != hostileActors || got.Edges != hostileActors || got.Links != 0 || got.Ran {
			t.Errorf("figure %d: error %q, %d nodes, %d edges, %d links, canary: %t", i, got.Error, len(got.Nodes), got.Edges, got.Links, got.Ran)
		}
		if id := slices.IndexFunc(got.Nodes, func(id string) bool { return !regexp.MustCompile(`^n\d+$`).MatchString(id) }); id >= 0 {
			t.Errorf("figure %d: node %q", i, got.Nodes[id])
		}
		p.quiet()
	}
}

package browsertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"dossier/render"
	"dossier/render/svg"
)

// shared is what shared.js tells of a page with figures of others.
type shared struct {
	Figures   int      `json:"figures"`
	Twice     []string `json:"twice"`    // ids that stand there more than once
	Dangling  []string `json:"dangling"` // references to ids that are not there
	Names     []string `json:"names"`    // what the figures are called
	Fills     []string `json:"fills"`    // of the first rectangle of each
	Probe     string   `json:"probe"`    // colours of an element of the page
	Malformed []string `json:"malformed"`
}

// TestFiguresShareAPage puts figures side by side into one page: different ones,
// and the same one twice with a prefix named, in themes that differ.
func TestFiguresShareAPage(t *testing.T) {
	browser := startChromium(t)
	scenes := scenesOf(t, []asked{figures[0], figures[3]})
	page := webPage(
		encodeSVG(t, scenes[0], svg.Options{Theme: render.Auto}),
		encodeSVG(t, scenes[0], svg.Options{Theme: render.Auto, IDPrefix: "again"}),
		encodeSVG(t, scenes[1], svg.Options{Theme: render.Auto}),
		encodeSVG(t, scenes[0], svg.Options{Theme: render.Light}),
		encodeSVG(t, scenes[0], svg.Options{Theme: render.Print}))
	for _, dark := range []bool{false, true} {
		p := open(t, browser, page, "html", screen{dark: dark})
		got := eval[shared](p, source(t, "testdata/shared.js"))
		if got.Figures != 5 || len(got.Twice)+len(got.Dangling)+len(got.Malformed) > 0 {
			t.Errorf("%d figures; twice: %q; dangling: %q; malformed: %q", got.Figures, got.Twice, got.Dangling, got.Malformed)
		}
		for i, scene := range []*render.Scene{scenes[0], scenes[0], scenes[1], scenes[0], scenes[0]} {
			if want := scene.Title + " " + scene.Description; got.Names[i] != want {
				t.Errorf("figure %d is called %q, want %q", i, got.Names[i], want)
			}
		}
		auto, light := "rgb(255, 255, 255)", "rgb(255, 255, 255)"
		if dark {
			auto = "rgb(21, 24, 27)"
		}
		if want := []string{auto, auto, auto, light, light}; fmt.Sprint(got.Fills) != fmt.Sprint(want) {
			t.Errorf("dark=%t: the figures are %v, want %v", dark, got.Fills, want)
		}
		if got.Probe != "rgb(18, 52, 86) rgb(101, 67, 33) 10px" {
			t.Errorf("the page's own element is painted %s", got.Probe)
		}
		p.quiet()
	}
}

// TestPaperIsWhite prints a figure and a page whose readers have a dark screen.
func TestPaperIsWhite(t *testing.T) {
	browser := startChromium(t)
	scene := scenesOf(t, figures[:1])[0]
	for name, page := range map[string][]byte{
		"figure": webPage(encodeSVG(t, scene, svg.Options{Theme: render.Auto})), "page": encodeHTML(t, scene, render.Auto), "report": figures[0].report(t, render.Auto),
	} {
		p := open(t, browser, page, "html", screen{dark: true})
		const painted = `getComputedStyle(document.querySelector("svg rect")).fill`
		if got := eval[string](p, painted); got != "rgb(21, 24, 27)" {
			t.Errorf("%s: the figure is %s on a dark screen", name, got)
		}
		err := call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print",
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
		if err != nil {
			t.Fatal(err)
		}
		if got := eval[string](p, painted); got != "rgb(255, 255, 255)" {
			t.Errorf("%s: the figure is %s on paper", name, got)
		}
		if got := eval[string](p, `getComputedStyle(document.body).backgroundColor`); got != "rgb(255, 255, 255)" && got != "rgba(0, 0, 0, 0)" {
			t.Errorf("%s: the page is %s on paper", name, got)
		}
		p.quiet()
	}
}

// TestValidHTML asks the Nu Html Checker about pages, reports and inlined figures.
func TestValidHTML(t *testing.T) {
	java, jar := program(t, "java"), tool(t, "vnu-jar", "build/dist/vnu.jar")
	scenes := scenesOf(t, figures)
	dir := t.TempDir()
	write := func(name string, document []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), document, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, theme := range render.Themes() {
		var inline [][]byte
		for _, s := range scenes {
			inline = append(inline, encodeSVG(t, s, svg.Options{Theme: theme}))
		}
		write("inline-"+string(theme)+".html", webPage(inline...))
		write("page-"+string(theme)+".html", encodeHTML(t, scenes[0], theme))
		write("report-"+string(theme)+".html", figures[0].report(t, theme))
	}
	for name, document := range hostileDocuments(t) {
		if filepath.Ext(name) == ".html" {
			write("hostile-"+name, document)
		}
	}
	cmd := exec.CommandContext(t.Context(), java, "-Xmx512m", "-jar", jar, "--format", "json", "--exit-zero-always", dir)
	var answer bytes.Buffer
	cmd.Stderr = &answer
	if err := cmd.Run(); err != nil {
		t.Skipf("the checker does not run here: %v\n%.500s", err, answer.String())
	}
	var got struct {
		Messages []struct{ Type, URL, Message, Extract string }
	}
	if err := json.Unmarshal(answer.Bytes(), &got); err != nil {
		t.Fatalf("%v\n%.500s", err, answer.String())
	}
	for _, m := range got.Messages {
		if m.Type == "error" {
			t.Errorf("%s: %s: %.200s", filepath.Base(m.URL), m.Message, m.Extract)
		}
	}
}

package browsertest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"testing"

	"dossier/render"
	"dossier/render/html"
	"dossier/render/svg"
)

// TestAccessible runs axe over every way in which figures reach readers, in
// every theme and on light and dark pages, and asks for no violation at all.
func TestAccessible(t *testing.T) {
	browser := startChromium(t)
	axe := source(t, tool(t, "axe-core", "axe.min.js"))
	scenes := scenesOf(t, figures)
	for _, theme := range render.Themes() {
		var inline, images [][]byte
		documents := map[string][]byte{}
		for _, scene := range scenes {
			figure := encodeSVG(t, scene, svg.Options{Theme: theme})
			inline = append(inline, figure)
			images = append(images, asImage(figure, scene.Title))
		}
		documents["inline"], documents["images"] = webPage(inline...), webPage(images...)
		documents["page"] = encodeHTML(t, scenes[0], theme)
		documents["page with context"] = encodeHTML(t, scenes[2], theme)
		documents["report"] = figures[0].report(t, theme)
		for name, document := range documents {
			for _, dark := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%s/dark=%t", theme, name, dark), func(t *testing.T) {
					p := open(t, browser, document, "html", screen{dark: dark})
					for _, f := range eval[[]string](p, axe+violations) {
						t.Error(f)
					}
					p.quiet()
				})
			}
		}
	}
}

// violations runs axe, with every rule it has, and tells what it found in a line each.
const violations = `
axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary)))`

// asImage shows a figure as an image.
func asImage(figure []byte, alt string) []byte {
	var b bytes.Buffer
	b.WriteString(`<img src="data:image/svg+xml;base64,` + base64.StdEncoding.EncodeToString(figure) + `" alt="` + alt + `">`)
	return b.Bytes()
}

func encodeHTML(t *testing.T, s *render.Scene, theme render.Theme) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := html.Encode(&b, s, html.Options{Theme: theme}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestContrast measures every text against what is painted behind it, which axe
// does not do within figures.
func TestContrast(t *testing.T) {
	browser := startChromium(t)
	measure := source(t, "testdata/contrast.js")
	scenes := scenesOf(t, figures)
	for _, theme := range render.Themes() {
		for i, a := range figures {
			scene := scenes[i]
			page := webPage(encodeSVG(t, scene, svg.Options{Theme: theme}))
			for _, dark := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%s/dark=%t", theme, a.name, dark), func(t *testing.T) {
					p := open(t, browser, page, "html", screen{width: int64(scene.Width) + 100, height: int64(scene.Height) + 400, dark: dark})
					got := eval[contrasts](p, measure)
					for _, w := range got.Weak {
						t.Error(w)
					}
					if got.Texts < len(scene.Actors)+len(scene.Legend)+len(scene.Footer) {
						t.Errorf("%d texts were measured", got.Texts)
					}
					t.Logf("%d texts, least contrast %.2f", got.Texts, got.Least)
					p.quiet()
				})
			}
		}
	}
}

// contrasts is what contrast.js measures.
type contrasts struct {
	Texts int      `json:"texts"`
	Least float64  `json:"least"`
	Weak  []string `json:"weak"`
}

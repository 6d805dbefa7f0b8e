package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"io"
	"strings"
	"unicode/utf8"

	"dossier/render"
	"dossier/render/stamp"
	"dossier/render/svg"
)

//go:embed page.js
var pageScript string

//go:embed legend.js
var legendScript string

// script is what runs in the page.
func script() string { return pageScript + legendScript }

//go:embed page.css
var styles string

// prefix begins the ids of the figure; the script knows it.
const prefix = "figure"

// Options says how a scene is encoded. The zero Options are the defaults.
type Options struct {
	// Theme is auto where empty: light, or dark where the reader asks for that.
	Theme render.Theme
}

// Encode writes the scene as an HTML page, encoded in UTF-8. An address may name
// an actor or a tie to start with: page.html#figure-a2 is the third actor,
// #figure-l0 the first tie. It fails for an unknown theme, a scene whose size is
// not a positive number, and where w fails.
func Encode(w io.Writer, s *render.Scene, opt Options) error {
	if opt.Theme == "" {
		opt.Theme = render.Auto
	}
	var figure bytes.Buffer
	if err := svg.Encode(&figure, s, svg.Options{Theme: opt.Theme, IDPrefix: prefix}); err != nil {
		return err
	}
	data, err := pageData(s)
	if err != nil {
		return err
	}
	b := new(bytes.Buffer)
	head(b, s, opt.Theme, figure.String())
	b.WriteString("<body>\n<header>\n<h1 dir=\"auto\">" + escape(name(s)) + "</h1>\n")
	if len(s.Limits) > 0 {
		b.WriteString("<p class=\"limits\" dir=\"auto\">" + escape(strings.Join(s.Limits, " ")) + "</p>\n")
	}
	b.WriteString(tools)
	b.WriteString("</header>\n" + `<main id="stage" aria-label="Figure. Plus and minus zoom, arrow keys move the figure; within it they go from actor to actor.">` + "\n")
	b.Write(figure.Bytes())
	b.WriteString("</main>\n" + side)
	foot(b, s)
	b.WriteString(`<script type="application/json" id="data">`)
	b.Write(data)
	b.WriteString("</script>\n<script>" + script() + "</script>\n</body>\n</html>\n")
	_, err = w.Write(b.Bytes())
	return err
}

// tools are the controls, which the script brings to life.
const tools = `<div id="tools" class="tools" role="group" aria-label="View" hidden>
<input id="find" type="search" placeholder="Find an actor" aria-label="Find an actor" autocomplete="off" spellcheck="false">
<button id="in" type="button" aria-label="Zoom in" title="Zoom in (+)">+</button>
<button id="out" type="button" aria-label="Zoom out" title="Zoom out (-)">−</button>
<button id="reset" type="button" title="Show the whole figure (0)">Reset</button>
<span id="status" role="status"></span>
</div>
`

// side is what stands beside the drawing, which the scripts fill.
const side = `<div class="side">
<aside id="panel" class="panel" aria-label="Evidence" hidden></aside>
<section id="key" class="key" aria-label="Legend" hidden>
<details open>
<summary>Legend</summary>
<div id="legend"></div>
</details>
</section>
</div>
`

// head writes the document up to its body. The policy allows the very texts of
// the script and the styles: the page's, and the figure's where it has one.
func head(b *bytes.Buffer, s *render.Scene, theme render.Theme, figure string) {
	css := colours(theme) + styles
	if s.Width > s.Height {
		css += "@page { size: landscape; }\n"
	}
	allowed := digest(css)
	if _, rest, ok := strings.Cut(figure, svg.StyleStart); ok {
		own, _, _ := strings.Cut(rest, svg.StyleEnd)
		// What stands in the panel is painted as it is in the figure.
		css += strings.ReplaceAll(own, "#"+prefix+" ", "#legend ") + "\n"
		allowed = digest(css) + " " + digest(own)
	}
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en\"")
	for _, a := range stamp.Attributes(s.Stamp) {
		b.WriteString(" " + a[0] + `="` + escape(a[1]) + `"`)
	}
	b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n" +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ` + digest(script()) +
		"; style-src " + allowed + `; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'">` + "\n" +
		`<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n" +
		`<meta name="referrer" content="no-referrer">` + "\n<title>" + escape(name(s)) + "</title>\n<style>" + css + "</style>\n</head>\n")
}

// name is the title of the page.
func name(s *render.Scene) string {
	if strings.TrimSpace(s.Title) == "" {
		return "Figure"
	}
	return s.Title
}

// foot writes what must stay in sight: the sources, the caveat, and what the
// figure was made from.
func foot(b *bytes.Buffer, s *render.Scene) {
	b.WriteString("<footer>\n")
	if len(s.Footer) > 0 {
		b.WriteString("<p>")
		for i, t := range s.Footer {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(escape(t.String))
		}
		b.WriteString("</p>\n")
	}
	b.WriteString("<p>Made by dossier " + escape(s.Stamp.Version) + ": <code>" + escape(s.Stamp.Query) +
		"</code>, data <code>" + escape(s.Stamp.Digest) + "</code></p>\n</footer>\n")
}

// digest names a text as content security policies do.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// colours gives the styles the inks of the figure's theme.
func colours(theme render.Theme) string {
	if theme == render.Auto {
		return rootColours(theme.Scheme(), render.Light) + "@media screen and (prefers-color-scheme: dark) { " +
			strings.TrimSuffix(rootColours(theme.Scheme(), render.Dark), "\n") + " }\n"
	}
	return rootColours(theme.Scheme(), theme)
}

func rootColours(scheme string, t render.Theme) string {
	return ":root { color-scheme: " + scheme + "; --page: " + t.Colour(render.InkPage) + "; --text: " + t.Colour(render.InkText) +
		"; --muted: " + t.Colour(render.InkMuted) + "; --outline: " + t.Colour(render.InkOutline) +
		"; --faint: " + t.Colour(render.InkFaint) + "; --accent: " + t.Colour(render.InkLineCooperative) + "; }\n"
}

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// escape makes text safe within an element or a quoted attribute. Control
// characters and invalid UTF-8 become U+FFFD, white space a space.
func escape(s string) string {
	return entities.Replace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < ' ', r >= 0x7f && r < 0xa0, r&0xfffe == 0xfffe:
			return utf8.RuneError
		}
		return r
	}, s))
}

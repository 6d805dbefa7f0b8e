package document

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

func TestMediaText(t *testing.T) {
	for _, c := range []struct{ in, tex, adoc, typ, rst string }{
		{"North Korea supplies Russia: rockets", "North Korea supplies Russia: rockets", "North Korea supplies Russia: rockets", "North Korea supplies Russia: rockets", "North Korea supplies Russia: rockets"},
		{"on 2023-09-12", "on 2023-09-12", "on 2023-09-12", `on 2023\-09\-12`, `on 2023-09-12`},
		{"a -- b", `a -\kern0pt{}- b`, "a &#45;&#45; b", `a \-\- b`, "a -- b"},
		{"- x", "- x", "&#45; x", `\- x`, `\- x`},
		{"1. x", "1. x", "1&#46; x", `1\. x`, `1\. x`},
		{`\x{y}`, `\textbackslash{}x\{y\}`, "&#92;x&#123;y&#125;", `\\x{y}`, `\\x\{y\}`},
		{"50% & $1", `50\% \& \$1`, "50&#37; &#38; &#36;1", `50% & \$1`, `50\% \& \$1`},
		{"NOTE: x", "NOTE: x", "NOTE&#58; x", "NOTE: x", `NOTE\: x`},
		{"http://x", "http://x", "http&#58;&#47;&#47;x", `http\:\/\/x`, `http\:\/\/x`},
		{"[x]*", "{[}x{]}{*}", "&#91;x&#93;&#42;", `\[x\]\*`, `\[x\]\*`},
		{`\`, `\textbackslash{}`, "&#92;", `\\`, `\ \\`},
		{"北京 “x”\n\u202e", `北京 “x” \textbackslash{}u202e`, "北京 “x” &#92;u202e", `北京 “x” \\u202e`, `北京 “x” \\u202e`},
	} {
		for i, want := range []string{c.tex, c.adoc, c.typ, c.rst} {
			if got := media[i].text(c.in); got != want {
				t.Errorf("%s: %q became %q, want %q", media[i].ending, c.in, got, want)
			}
		}
	}
}

func TestFigureWidth(t *testing.T) {
	for in, want := range map[string][2]string{
		"80%": {`width=0.8\linewidth`, ",80%"}, "120mm": {"width=120mm", ",454,pdfwidth=120mm"}, "10 cm": {"width=10cm", ",378,pdfwidth=10cm"},
		"96px": {"width=72bp", ",96,pdfwidth=96px"}, "72pt": {"width=72bp", ",96,pdfwidth=72pt"}, "": {"", ""}, "x]{y}mm": {"", ""}, "NaN%": {"", ""}, "-1mm": {"", ""}, "1e9in": {"", ""},
	} {
		f := &Figure{Width: in}
		size := latexSize(f)
		if strings.HasSuffix(size, "keepaspectratio") {
			size = ""
		}
		if got := [2]string{size, asciidocWidth(f)}; got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

var latexBack = strings.NewReplacer(`\textbackslash{}`, `\`, `\textasciicircum{}`, "^", `\textasciitilde{}`, "~", `\textless{}`, "<", `\textgreater{}`, ">", `\textbar{}`, "|",
	`\textquotedbl{}`, `"`, `\textquotesingle{}`, "'", `\textasciigrave{}`, "`", "{[}", "[", "{]}", "]", "{*}", "*", `\kern0pt{}`, "",
	`\{`, "{", `\}`, "}", `\$`, "$", `\&`, "&", `\#`, "#", `\%`, "%", `\_`, "_")

var escapedByBackslash = regexp.MustCompile(`\\(.)`)

// back undoes what an escaper does, as the format does.
func back(ending, s string) string {
	switch ending {
	case "tex":
		return latexBack.Replace(s)
	case "adoc":
		return html.UnescapeString(s)
	case "rst":
		s = strings.TrimPrefix(s, `\ `)
	}
	return escapedByBackslash.ReplaceAllString(s, "$1")
}

// meaning are the characters that have a meaning in a text wherever they stand.
var meaning = map[string]string{"tex": "$#^_~%&<>|\"'`", "adoc": "\\*_`^~{}[]|<>\"'=+@%$", "typ": "#$*_`@<>[]~\"'", "rst": "*_`|<>{}[]"}

// FuzzMediaText: an escaped text is read as the text that it was, and none of its
// characters has a meaning.
func FuzzMediaText(f *testing.F) {
	for _, s := range append(hostileMarkup, hostile...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.TrimSpace(printable(s))
		for _, m := range media {
			got := m.text(s)
			if read := back(m.ending, got); read != want {
				t.Fatalf("%s: %q became %q, which is read as %q", m.ending, want, got, read)
			}
			bare := escapedByBackslash.ReplaceAllString(got, "")
			switch m.ending {
			case "tex":
				bare = strings.NewReplacer("{[}", "", "{]}", "", "{*}", "").Replace(bare)
			case "adoc":
				bare = regexp.MustCompile(`&#\d{2,4};`).ReplaceAllString(got, "")
			}
			if i := strings.IndexAny(bare, meaning[m.ending]); i >= 0 {
				t.Fatalf("%s: %q leaves %q of %q", m.ending, got, bare[i:i+1], want)
			}
		}
	})
}

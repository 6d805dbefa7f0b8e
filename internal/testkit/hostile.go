package testkit

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
)

// attacks are texts that have broken out of a format somewhere: out of strings,
// attributes, comments, labels and links. A browser that runs one of them calls
// canary(), opens a dialog or asks for something at canary.invalid.
var attacks = []string{
	`"><script>canary()</script>`, `'><img src=//canary.invalid/i onerror=canary()>`, `</title></desc></svg><svg onload=canary()>`,
	`" onload="canary()" x="`, `' onfocus='canary()' autofocus='`, `</style><style>@import url(//canary.invalid/c);`, `]]><script>canary()</script>`,
	`--><script>canary()</script><!--`, `<![CDATA[<script>canary()</script>]]>`, `&lt;script&gt;canary()&lt;/script&gt;`, `&#60;script&#62;canary()`,
	`</script><script>canary()</script>`, `</metadata><a href="javascript:canary()"><text>x</text></a>`, `<foreignObject><iframe srcdoc="<script>parent.canary()</script>">`,
	`<?xml-stylesheet href="//canary.invalid/s"?>`, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;`, `<use href="//canary.invalid/u#x"/>`,
	`a"]; b [label=<<TABLE><TR><TD></TD></TR></TABLE>>, URL="javascript:canary()"]; c ["`, `x" -> "y" [image="/etc/passwd"]; }`, `\" ]; injected; //`, `\N\G\E\T\H\L\`,
	`<<B>bold</B>>`, `"]:::x --> injected["x`, "\n  injected --> n0\n", `%%{init: {"securityLevel": "loose", "themeCSS": "@import url(//canary.invalid/m)"}}%%`,
	"click n0 call canary()", `click n0 href "javascript:canary()"`, "```\n<script>canary()</script>\n```", "---\nconfig:\n  securityLevel: loose\n---",
	`$$\href{javascript:canary()}{x}$$`, `<img src=x onerror="canary()">$$x$$`, `fa:fa-ban <b>x`, "end", "subgraph x", `n0@{ img: "//canary.invalid/n" }`,
	`[x](javascript:canary())`, `![x](//canary.invalid/p)`, `<javascript:canary()>`, "[x]: javascript:canary()\n\n[x]", `https://canary.invalid/auto`, `www.canary.invalid`,
	"<!-- /dossier -->", `{{ site.x }} {% raw %}`, "| a |\n|---|", "# heading\n\n- list\n\n    code", `=cmd|' /C calc'!A0`, `../../../tmp/canary`, `/tmp/canary`,
	"(x) Tj ET q Q", `) /S /JavaScript /JS (canary()) (`, `{"a": "b"} </`, `url(//canary.invalid/x)`, `expression(canary())`, `javascript:canary()`,
	"java\nscript:canary()", "\x01javascript:canary()", `JaVaScRiPt:canary()`, "java\tscript:canary()", `data:text/html,<script>canary()</script>`, `vbscript:canary()`,
	`https://user:canary@example.org/"onclick="canary()`, `http://example.org/a b)<>"'`, `mailto:x@example.org?body="><script>canary()</script>`, `//canary.invalid`, `file:///etc/passwd`,
}

// fragments are what generated texts are made of besides attacks.
var fragments = []string{
	`"`, `'`, "`", "<", ">", "&", "&amp;", "&#x3c;", "&#0;", "]]>", "-->", "<!--", "--", `\`, `\\`, `\"`, "\n", "\r\n", "\t", "\x00", "\x1b[31m", "\x7f", "\u0085", "\u2028", "\u2029",
	"\u202e", "\u202c", "\u2066", "\u200f", "\u200b", "\u200d", "\ufeff", "\xff\xfe", "\xc3", "\xed\xa0\x80", "\ufffe", "\U0010ffff", "e\u0301", strings.Repeat("\u0301", 40),
	"حزب الله", "שלום", "김정은", "中华人民共和国", "👩‍👩‍👧‍👦", "🇰🇵", "ﷺ", "{", "}", "{{", "}}", "[", "]", "(", ")", "|", "#", "##", ";", ":", "::", ":::", "%%", "%", "$", "$$", "*", "_", "~", "^", "@", "=", "+", "-",
	"1.", "0", " ", "   ", "http://", "https://example.org/?a=1&b=2#c", "javascript:", "data:", "url(", "@import ", "expression(", "```", "~~~", "<b>", "</b>", "<br/>", "graph TD", "digraph {", "strict", "style n0 fill:#f00",
	"Kim", "Acme & Sons", "O'Brien", "canary()", strings.Repeat("W", 300), strings.Repeat("ab ", 60), "ﬂ°°34¶ß",
}

// Hostile gives n texts that somebody might write to break a format, a browser or
// a terminal: attacks that have worked somewhere, then mixtures of them and of
// what formats are made of. They are the same every time.
func Hostile(n int) []string {
	rng := rand.New(rand.NewPCG(25, 2026))
	list := slices.Clone(attacks)
	for len(list) < n {
		var b strings.Builder
		for range 1 + rng.IntN(6) {
			if rng.IntN(3) == 0 {
				b.WriteString(attacks[rng.IntN(len(attacks))])
			} else {
				b.WriteString(fragments[rng.IntN(len(fragments))])
			}
		}
		list = append(list, b.String())
	}
	return list[:n]
}

// HostileDossier ties so many actors in a ring, by so many claims, and takes
// texts in turn for everything that is free text, from the first one on. Every
// status and several relations occur.
func HostileDossier(actors int, texts []string, first int) *data.Dossier {
	next := func() string {
		first++
		return texts[(first-1)%len(texts)]
	}
	d := &data.Dossier{Title: next(), Description: next(), Relations: data.BuiltinRelations()}
	relations := []string{"supplies", "warns", "allied-with", "pressures"}
	var claims []data.Claim
	for i := range actors {
		n := strconv.Itoa(i)
		d.Actors = append(d.Actors, data.Actor{ID: "a" + n, Name: next(), Kind: data.Kinds()[i%len(data.Kinds())], Aliases: []string{next()},
			Metonyms: []string{next()}, Description: next()})
		d.Sources = append(d.Sources, data.Source{ID: "s" + n, Title: next(), Publisher: next(), URL: next(), Origin: next()})
		said := []data.Attribution{{Stance: data.Stances()[i%4], Source: "s" + n, At: next(), Quote: next()}}
		if i%4 == 3 {
			said = append(said, data.Attribution{By: []string{"a" + n}, Stance: data.Denies, Source: "s" + n, At: next(), Quote: next()})
		}
		claims = append(claims, data.Claim{ID: "c" + n, From: []string{"a" + n}, To: []string{"a" + strconv.Itoa((i+1)%actors)},
			Relation: relations[i%len(relations)], What: next(), Modality: data.Actual, Said: said})
	}
	d.Claims.Append(claims...)
	return d
}

package document

import "dossier/internal/styles"

// pageStyle is the look of a page: a column of text, dark where the reader asks
// for dark pages, and black on white on paper.
const pageStyle = `:root{color-scheme:light dark;--text:#1a1a1a;--soft:#5c6166;--line:#d5d8db;--page:#fff;--link:#00629a;--alarm:#b3261e}
@media screen and (prefers-color-scheme:dark){:root{--text:#eef0f2;--soft:#a9b0b6;--line:#3a4046;--page:#15181b;--link:#7cc4ee;--alarm:#ffb4ab}}
body{margin:2.5rem auto;padding:0 1.25rem;max-width:52rem;color:var(--text);background:var(--page);font:1rem/1.55 "Liberation Sans",Arial,Helvetica,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.3rem;margin-top:2.2rem}h3{font-size:1.05rem;margin-top:1.6rem}
a{color:var(--link)}figure{margin:1.5rem 0}figure svg,figure img{display:block;max-width:100%;height:auto}
.dossier-soft{color:var(--soft)}.dossier-alarm{color:var(--alarm)}li{margin:.3rem 0}.dossier-notes>li{margin:.8rem 0}
table{border-collapse:collapse;width:100%;font-size:.94rem}th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:break-word}
.dossier-number{text-align:right;font-variant-numeric:tabular-nums}pre{padding:.7rem .9rem;border:1px solid var(--line);white-space:pre-wrap}
@media print{body{margin:0;max-width:none}figure,.dossier-notes>li,tr{break-inside:avoid}h2,h3{break-after:avoid}}`

// head begins a page. The policy names the digest of every style there is, so
// that none that slipped in would count.
func (p *page) head(d *Document) {
	policy := "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + styles.Allowed(pageStyle)
	seen, beside := map[string]bool{}, false
	for i := range d.Sections {
		f := d.Sections[i].Figure
		if f == nil {
			continue
		}
		if f.File != "" {
			beside = true
			continue
		}
		for _, style := range styles.Of(string(f.SVG)) {
			if !seen[style] {
				seen[style] = true
				policy += " " + styles.Allowed(style)
			}
		}
	}
	if beside {
		policy += "; img-src 'self'"
	}
	p.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
	p.raw(`<meta http-equiv="Content-Security-Policy" content="` + policy + "\">\n")
	p.raw(`<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n")
	if d.Made.Digest != "" { // which stands in the text in groups, so that it can break
		p.raw(`<meta name="dossier-digest" content="`).text(d.Made.Digest).raw("\">\n")
	}
	p.raw(`<meta name="referrer" content="no-referrer">` + "\n<title>").text(d.Title).raw("</title>\n<style>" + pageStyle + "</style>\n</head>\n<body>\n<main>\n")
	p.tail = "</main>\n</body>\n</html>\n"
}

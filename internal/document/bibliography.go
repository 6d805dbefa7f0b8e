package document

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"dossier/data"
)

// cslItem is an entry of CSL-JSON, which citation programs such as Zotero and
// pandoc read (csl-data.json of the Citation Style Language, 1.0.2).
type cslItem struct {
	ID        string   `json:"id"`
	Type      string   `json:"type"`
	Title     string   `json:"title,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Issued    *cslDate `json:"issued,omitempty"`
	Accessed  *cslDate `json:"accessed,omitempty"`
	URL       string   `json:"URL,omitempty"`
	Note      string   `json:"note,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts,omitempty"`
	Circa bool    `json:"circa,omitempty"`
	// Raw is a date that has no parts: one with an open or unknown end.
	Raw string `json:"raw,omitempty"`
}

// CSL writes sources as CSL-JSON, in their order.
func CSL(sources []Source) ([]byte, error) {
	items := []cslItem{}
	for i := range sources {
		e := &sources[i].Entry
		item := cslItem{ID: data.Printable(e.ID), Type: "document", Title: data.Printable(e.Title), Publisher: data.Printable(e.Publisher),
			Issued: cslDateOf(e.Published), Accessed: cslDateOf(e.Retrieved), Note: originNote(e)}
		if url, ok := data.SafeLink(e.URL); ok {
			item.Type, item.URL = "webpage", url
		}
		items = append(items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	err := enc.Encode(items)
	return b.Bytes(), err
}

func originNote(e *data.Source) string {
	if e.Origin == "" {
		return ""
	}
	return "repeats " + data.Printable(e.Origin)
}

func cslDateOf(d data.Date) *cslDate {
	if d.IsZero() {
		return nil
	}
	out := &cslDate{}
	for end := range strings.SplitSeq(d.String(), "/") {
		parts, circa := dateParts(end)
		if parts == nil {
			return &cslDate{Raw: d.String()}
		}
		out.Parts = append(out.Parts, parts)
		out.Circa = out.Circa || circa
	}
	return out
}

// dateParts splits a year, month or day, and says whether it is marked as
// approximate or uncertain. It gives nil for what is none of them.
func dateParts(s string) (parts []int, circa bool) {
	bare := strings.TrimRight(s, "~?%")
	digits, negative := strings.CutPrefix(bare, "-")
	for p := range strings.SplitSeq(digits, "-") {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil, false
		}
		parts = append(parts, n)
	}
	if negative {
		parts[0] = -parts[0]
	}
	return parts, bare != s
}

// BibTeX writes sources as entries of the type misc, in their order.
func BibTeX(sources []Source) []byte {
	var b bytes.Buffer
	for i := range sources {
		e := &sources[i].Entry
		b.WriteString("@misc{" + bibKey(e.ID))
		field := func(name, value string) {
			if value != "" {
				b.WriteString(",\n  " + name + " = {" + value + "}")
			}
		}
		field("title", braced(texText(e.Title)))
		field("publisher", texText(e.Publisher))
		if parts, _ := dateParts(e.Published.String()); parts != nil {
			field("year", strconv.Itoa(parts[0]))
			if len(parts) > 1 {
				field("month", strconv.Itoa(parts[1]))
			}
		}
		field("date", texText(e.Published.String()))
		if url, ok := link(e.URL); ok {
			field("url", url)
		}
		field("urldate", texText(e.Retrieved.String()))
		field("note", texText(originNote(e)))
		b.WriteString("\n}\n")
	}
	return b.Bytes()
}

// braced keeps a bibliography style from changing the capitals of a title.
func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

func bibKey(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '-'
	}, id)
}

var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "$", `\$`, "&", `\&`, "#", `\#`,
	"^", `\textasciicircum{}`, "_", `\_`, "~", `\textasciitilde{}`, "%", `\%`)

// texText escapes plain text for TeX. BibTeX counts braces even behind a
// backslash, so that none may stand for itself.
func texText(s string) string { return texEscapes.Replace(data.Printable(s)) }

package testkit

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// Words leaves nothing of a text but its letters and digits.
func Words(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

var listNumbers = regexp.MustCompile(`(?m)^ +\d+\. `)

// FromText takes the numbers of lists out of a text for a terminal: in markup they
// are no text.
func FromText(text string) string { return listNumbers.ReplaceAllString(text, "") }

var boldNumbers = regexp.MustCompile(`(?m)^\*\*\d+\.\*\* `)

// FromMarkdown gives the text that a reader of Markdown with tables sees, without the
// numbers of entries, which are no text in other forms.
func FromMarkdown(text string) string {
	var b bytes.Buffer
	text = boldNumbers.ReplaceAllString(text, "")
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert([]byte(text), &b); err != nil {
		panic(err) // it only writes to memory
	}
	return FromHTML(b.String())
}

var tags = regexp.MustCompile(`<[^<>]*>`)

// FromHTML gives the text of a page of HTML, or of a fragment. It takes < and >
// for the ends of tags, since text and attributes have them escaped.
func FromHTML(text string) string {
	if _, body, ok := strings.Cut(text, "<main>"); ok {
		text = body
	}
	return html.UnescapeString(tags.ReplaceAllString(text, " "))
}

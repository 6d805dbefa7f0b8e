package embed

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

var (
	// directive is the line that begins one.
	directive = regexp.MustCompile(`^\.\. +(?:\|[^|]+\| +)?([A-Za-z][A-Za-z0-9_:.+-]*?)[ ]?::(?:[ ]|$)`)
	// explicit is the line of other markup that begins with two dots.
	explicit = regexp.MustCompile(`^\.\. +(?:_|\[)`)
	// underline is the line below a title.
	underline = regexp.MustCompile("^([!-/:-@\\[-`{-~])+$")
)

// texts are the directives that have text in them which is read as the rest is.
var texts = []string{"admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "topic", "sidebar",
	"container", "compound", "epigraph", "highlights", "pull-quote", "rst-class", "class", "only", "tab-set", "tab-item", "grid", "card",
	"dropdown", "versionadded", "versionchanged", "deprecated", "seealso", "rubric", "details"}

// findRST finds comments that stand on lines of their own. Code is what is indented
// below a line that ends in two colons, below a directive that is not one for text
// (a note, a topic), and below another comment.
func findRST(text []byte) (found []comment, faults []fault) {
	code := -1     // the indentation of the line that code stands below, or -1
	before := true // whether a block can begin here
	for l := range linesOf(text) {
		if l.blank() {
			before = true
			continue
		}
		if code >= 0 && l.indent() > code {
			continue
		}
		code = -1
		line := string(bytes.TrimSpace(l.text))
		if c, ok := l.comment(DotComment); ok && strings.HasPrefix(line, ".. ") {
			if !before {
				faults = append(faults, fault{c.start, "a marker needs a blank line before it, since reStructuredText takes it for text otherwise"})
			} else {
				found = append(found, c)
			}
			continue
		}
		if holdsCode(line) {
			code = l.indent()
		}
		before = underline.MatchString(line)
	}
	return found, faults
}

// holdsCode reports whether what is indented below a line is no text.
func holdsCode(line string) bool {
	if m := directive.FindStringSubmatch(line); m != nil {
		return !slices.Contains(texts, m[1])
	}
	if line == ".." || strings.HasPrefix(line, ".. ") {
		return !explicit.MatchString(line)
	}
	return strings.HasSuffix(line, "::")
}

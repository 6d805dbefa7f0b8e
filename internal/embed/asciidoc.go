package embed

import (
	"bytes"
	"regexp"
)

// fenced is the line around a block of AsciiDoc whose text is shown, handed on or
// put away as it stands.
var fenced = regexp.MustCompile("^(-{4,}|\\.{4,}|\\+{4,}|/{4,}|```)[^`]*$")

// styled is the line before a paragraph of that kind.
var styled = regexp.MustCompile(`^\[(?:source|listing|literal|pass|stem|latexmath|asciimath)[\],%#.]`)

// findAsciiDoc finds comments that begin their lines. Code is what stands between
// two equal lines for it (four or more of - . + or /, or three backticks), and a
// paragraph that is indented or styled as code, up to the next blank line.
func findAsciiDoc(text []byte) (found []comment, _ []fault) { //nolint:revive // as the format is spelled
	fence, code, between := "", false, true
	for l := range linesOf(text) {
		line := string(bytes.TrimRight(l.text, blanks))
		switch {
		case fence != "":
			if line == fence {
				fence, between = "", true
			}
			continue
		case line == "":
			code, between = false, true
			continue
		}
		if m := fenced.FindStringSubmatch(line); m != nil && (m[1] == line || m[1] == "```") {
			fence, code = m[1], false
			continue
		}
		code = code || styled.MatchString(line) || between && l.indent() > 0
		between = false
		if c, ok := l.comment(SlashComment); ok && !code {
			c.misplaced = l.indent() > 0 // AsciiDoc takes it for text
			found = append(found, c)
		}
	}
	return found, nil
}

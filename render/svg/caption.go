package svg

import "strings"

// A figure within a text loses its tags where the text goes through a sanitizer, into a
// word processor or into a reader of feeds. What is left are its texts one after the
// other, from the title and the description on. They should read as a caption, so they
// are set apart by signs, which a space or the end of a line is not: there all space is
// one.
//
// The signs stand in elements that nobody is shown or read aloud.

// between stands between two texts of a figure.
const between = " · "

// apart appends what sets two texts apart, in a figure within a text.
func (p *pen) apart(sign string) *pen {
	if !p.inline {
		return p
	}
	return p.raw("<metadata>").raw(sign).raw("</metadata>")
}

// ended ends a text as a sentence, in a figure within a text.
func (p *pen) ended(text string) *pen {
	if strings.HasSuffix(text, ".") {
		return p
	}
	return p.apart(".")
}

// inSentences ends each line of what is shown on hover as a sentence: some tools keep it,
// others leave it out with all that is in its element, so that no sign may follow it.
func inSentences(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if line != "" && !strings.HasSuffix(line, ".") {
			lines[i] += "."
		}
	}
	return strings.Join(lines, "\n")
}

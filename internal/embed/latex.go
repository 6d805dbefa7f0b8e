package embed

import (
	"bytes"
	"regexp"
	"slices"
)

// verbatim are the environments of LaTeX whose text is shown or put away as it stands.
var verbatim = []string{"verbatim", "verbatim*", "Verbatim", "Verbatim*", "BVerbatim", "LVerbatim", "SaveVerbatim", "alltt",
	"lstlisting", "minted", "listing", "tcblisting", "comment", "filecontents", "filecontents*"}

var beginning = regexp.MustCompile(`\\begin\s*\{([A-Za-z]+\*?)\}`)

// findLaTeX finds comments that stand on lines of their own. Code is what stands
// between \begin and \end of an environment for it; \begin within a comment is none.
func findLaTeX(text []byte) (found []comment, _ []fault) {
	end := "" // of the environment that is open
	for l := range linesOf(text) {
		if end != "" {
			if bytes.Contains(l.text, []byte(end)) {
				end = ""
			}
			continue
		}
		if c, ok := l.comment(PercentComment); ok {
			found = append(found, c)
			continue
		}
		end = opened(uncommented(l.text))
	}
	return found, nil
}

// opened is the end of the environment for code that a line leaves open.
func opened(line []byte) string {
	for _, m := range beginning.FindAllSubmatchIndex(line, -1) {
		name := string(line[m[2]:m[3]])
		end := `\end{` + name + "}"
		if slices.Contains(verbatim, name) && !bytes.Contains(line[m[1]:], []byte(end)) {
			return end
		}
	}
	return ""
}

// uncommented is a line of LaTeX up to its comment.
func uncommented(line []byte) []byte {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '%':
			return line[:i]
		}
	}
	return line
}

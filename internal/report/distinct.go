package report

import (
	"bytes"
	"strconv"

	"dossier/internal/figure"
)

// svgFormat is the format of figures in documents.
func svgFormat() figure.Format { return figure.Formats()[0] }

// distinct renames the ids of a figure that stands on its page already. Their
// prefix is a digest of the figure, so that no other text contains it.
func distinct(svg []byte, drawn map[string]int) []byte {
	_, rest, _ := bytes.Cut(svg, []byte(` id="`))
	prefix, _, ok := bytes.Cut(rest, []byte(`"`))
	if !ok {
		return svg
	}
	drawn[string(prefix)]++
	if n := drawn[string(prefix)]; n > 1 {
		return bytes.ReplaceAll(svg, prefix, []byte(string(prefix)+"x"+strconv.Itoa(n)))
	}
	return svg
}

package xlsx

import (
	"bufio"
	"fmt"
	"strings"
	"unicode/utf8"
)

// writeText writes a text for XML. What XML cannot hold is written as workbooks do:
// _x000D_ for a carriage return, and _x005F_ for an underscore that would begin such a
// thing.
func writeText(w *bufio.Writer, text string) {
	kept := 0
	for i, r := range text {
		var written string
		switch {
		case r == '&':
			written = "&amp;"
		case r == '<':
			written = "&lt;"
		case r == '>':
			written = "&gt;"
		case r == '"':
			written = "&quot;"
		case r == '_' && isEscape(text[i:]):
			written = "_x005F_"
		case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			written = fmt.Sprintf("_x%04X_", r)
		case r == utf8.RuneError: // the text is no UTF-8 here, or has this very character
			written = "\uFFFD"
		default:
			continue
		}
		w.WriteString(text[kept:i])
		w.WriteString(written)
		_, size := utf8.DecodeRuneInString(text[i:])
		kept = i + size
	}
	w.WriteString(text[kept:])
}

// isEscape reports whether a text begins like what stands for a character.
func isEscape(text string) bool {
	return len(text) >= 7 && text[1] == 'x' && text[6] == '_' && strings.Trim(text[2:6], "0123456789abcdefABCDEF") == ""
}

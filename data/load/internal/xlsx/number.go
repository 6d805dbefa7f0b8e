package xlsx

import "strconv"

// digits is how many digits of a number spreadsheet programs keep and show.
const digits = 15

// appendNumber appends a number as a spreadsheet program shows it, to 15 digits without
// trailing zeros, and false if the text is none. Numbers of up to 21 places are written
// out, others with an exponent.
func appendNumber(to []byte, text []byte) ([]byte, bool) {
	if isPlain(text) {
		return append(to, text...), true
	}
	f, ok := parseNumber(text)
	if !ok {
		return to, false
	}
	return appendFloat(to, f), true
}

func appendFloat(to []byte, f float64) []byte {
	var b [32]byte
	// A number that was just written can be read.
	f, _ = strconv.ParseFloat(string(strconv.AppendFloat(b[:0], f, 'e', digits-1, 64)), 64)
	size := max(f, -f)
	switch {
	case f == 0:
		return append(to, '0') // never -0
	case size >= 1e21 || size < 1e-6:
		return strconv.AppendFloat(to, f, 'g', -1, 64)
	}
	return strconv.AppendFloat(to, f, 'f', -1, 64)
}

// isPlain reports whether a number already is in the form that it would be written in,
// as nearly all are: up to 15 digits without zeros in front or behind a point.
func isPlain(text []byte) bool {
	if len(text) == 0 || len(text) > digits {
		return false
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return false
		}
	}
	return text[0] != '0' || len(text) == 1
}

// parseNumber reads a number as XML writes one, and nothing else that Go takes for one.
func parseNumber(text []byte) (float64, bool) {
	for _, c := range text {
		switch {
		case c >= '0' && c <= '9', c == '.', c == '-', c == '+', c == 'e', c == 'E':
		default:
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(string(text), 64)
	return f, err == nil
}

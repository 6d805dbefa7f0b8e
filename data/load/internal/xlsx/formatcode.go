package xlsx

import "strings"

// formatOf reads the code of a format, as far as it tells what the number stands for:
// which of year, month, day and hours it shows.
func formatOf(code string) format {
	shown, span := bareCode(code)
	// Fractions of seconds are no places of a number, and the m of am/pm is no month.
	shown = strings.NewReplacer("s.000", "s", "s.00", "s", "s.0", "s", "am/pm", "h").Replace(strings.ToLower(shown))
	if span || strings.ContainsAny(shown, "0#?") || strings.Contains(shown, "general") {
		return plain
	}
	year := strings.ContainsAny(shown, "yeb") // of our era, of an emperor, of Buddha
	month, day, hours := strings.Contains(shown, "m"), strings.Contains(shown, "d"), strings.ContainsAny(shown, "hs")
	switch {
	case day, year && hours:
		return daily
	case hours:
		return clock
	case month && year:
		return monthly
	case year:
		return yearly
	case month:
		return daily
	}
	return plain
}

// bareCode gives the first section of the code of a format, that of positive numbers,
// without what is no part of the number: text in quotes, what stands behind a backslash,
// an underscore or an asterisk, and colours, currencies and conditions in brackets. It
// says whether the number is a span of time, such as [h]:mm.
func bareCode(code string) (bare string, span bool) {
	var b strings.Builder
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch code[i] {
		case '"':
			i = closing(code, i, '"')
		case '\\', '_', '*':
			i++
		case '[':
			end := closing(code, i, ']')
			span = span || isSpan(strings.ToLower(code[i+1:end]))
			i = end
		default:
			b.WriteByte(code[i])
		}
	}
	return b.String(), span
}

// closing gives the place of the sign that closes what is open, or the end.
func closing(code string, open int, sign byte) int {
	if n := strings.IndexByte(code[open+1:], sign); n >= 0 {
		return open + 1 + n
	}
	return len(code)
}

// isSpan reports whether a bracket holds hours, minutes or seconds that count on: h, mm.
func isSpan(inside string) bool {
	return inside != "" && (strings.Trim(inside, "h") == "" || strings.Trim(inside, "m") == "" || strings.Trim(inside, "s") == "")
}

package data

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// dateHint says how a text that is no date would be written as one: what it most likely
// means, both ways of reading it where there are two, or else an example.
func dateHint(text, example string) string {
	switch meant := likelyDates(text); len(meant) {
	case 0:
		return "write it like " + example
	case 1:
		return "did you mean " + meant[0] + "?"
	default:
		return "the year comes first, then the month: " + strings.Join(meant, " or ") + "?"
	}
}

// likelyDates returns what a text may mean as a date, in our way of writing.
func likelyDates(text string) []string {
	words := dateWords{about: strings.HasPrefix(text, "~")}
	for word := range strings.FieldsFuncSeq(withoutTime(text), func(r rune) bool { return !unicode.IsLetter(r) && (r < '0' || r > '9') }) {
		if !words.take(strings.ToLower(word)) {
			return nil
		}
	}
	var meant []string
	for _, parts := range dateOrders(words.numbers, words.month) {
		date := words.bounded(joinDate(parts))
		if _, err := parseDate(date); err == nil && !slices.Contains(meant, date) {
			meant = append(meant, date)
		}
	}
	return meant
}

// dateWords are the words of a text that may mean a date.
type dateWords struct {
	numbers []string
	month   string // as a number
	// about says that the date is not exact, since and until that an end is open.
	about, since, until bool
}

// take takes the next word, in lower case. It reports whether a date may have it.
func (d *dateWords) take(word string) bool {
	switch {
	case len(word) == 5 && strings.HasSuffix(word, "0s") && strings.Trim(word[:4], "0123456789") == "": // 1990s
		d.numbers = append(d.numbers, word[:4], word[:3]+"9")
	case word[0] <= '9':
		d.numbers = append(d.numbers, strings.TrimRight(word, "stndrh")) // 13th
	case slices.Contains([]string{"c", "ca", "circa", "about", "around"}, word):
		d.about = true
	case slices.Contains([]string{"since", "present", "today", "now", "ongoing"}, word):
		d.since = true
	case slices.Contains([]string{"until", "till"}, word):
		d.until = true
	case d.month == "" && monthNumber(word) > 0:
		d.month = strconv.Itoa(monthNumber(word))
	default:
		return slices.Contains([]string{"of", "the", "from", "to"}, word)
	}
	return true
}

// bounded adds to a date what the words say of its ends.
func (d *dateWords) bounded(date string) string {
	switch {
	case d.about:
		date += "~"
	case strings.Contains(date, "/"):
		return date
	}
	switch {
	case d.since:
		date += "/.."
	case d.until:
		date = "../" + date
	}
	return date
}

// withoutTime takes the time of day off a text: what stands behind the T or the blank
// before the first colon.
func withoutTime(text string) string {
	if colon := strings.IndexByte(text, ':'); colon >= 0 {
		if at := strings.LastIndexAny(text[:colon], "T "); at >= 0 {
			return text[:at]
		}
	}
	return text
}

// dateOrders lists the orders in which numbers may be year, month and day. A month in
// words leaves one number for the day.
func dateOrders(n []string, month string) [][]string {
	if month != "" {
		return ordersAround(n, month)
	}
	switch {
	case len(n) == 1 && len(n[0]) == 8:
		return [][]string{{n[0][:4], n[0][4:6], n[0][6:]}}
	case len(n) == 1 && isYear(n[0]):
		return [][]string{n}
	case len(n) == 2 && isYear(n[0]) && isYear(n[1]):
		return [][]string{{n[0] + "/" + n[1]}}
	case len(n) == 2 && isYear(n[0]):
		return [][]string{n}
	case len(n) == 2 && isYear(n[1]):
		return [][]string{{n[1], n[0]}}
	case len(n) == 3 && isYear(n[0]):
		if _, err := parseDate(joinDate(n)); err == nil {
			return [][]string{n}
		}
		return [][]string{{n[0], n[2], n[1]}}
	case len(n) == 3 && isYear(n[2]):
		return [][]string{{n[2], n[1], n[0]}, {n[2], n[0], n[1]}}
	}
	return nil
}

// ordersAround is [dateOrders] where the month is known.
func ordersAround(n []string, month string) [][]string {
	switch {
	case len(n) == 1 && isYear(n[0]):
		return [][]string{{n[0], month}}
	case len(n) == 2 && isYear(n[1]):
		return [][]string{{n[1], month, n[0]}}
	case len(n) == 2 && isYear(n[0]):
		return [][]string{{n[0], month, n[1]}}
	}
	return nil
}

func isYear(digits string) bool { return len(digits) == 4 }

// joinDate writes year, month and day, less what is zero at the end.
func joinDate(parts []string) string {
	for len(parts) > 1 && strings.Trim(parts[len(parts)-1], "0") == "" {
		parts = parts[:len(parts)-1]
	}
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteByte('-')
			if len(part) == 1 {
				b.WriteByte('0')
			}
		}
		b.WriteString(part)
	}
	return b.String()
}

// monthNumber returns the number of a month by its English name or the beginning of it.
func monthNumber(word string) int {
	months := []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	if len(word) < 3 {
		return 0
	}
	return 1 + slices.IndexFunc(months, func(m string) bool { return strings.HasPrefix(m, word) || m[:3] == word[:3] && word == "sept" })
}

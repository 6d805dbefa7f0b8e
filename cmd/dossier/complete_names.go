package main

import (
	"cmp"
	"strings"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/setting"
)

// candidates turns what was found by a name into texts that begin as typed, since a
// shell takes no others, and that a look-up takes for the same thing: the id where
// it begins so, else the name that matched. A text that several go by is left out,
// but for the one whose own name it is.
func candidates(typed string, matches []ask.Match) []candidate {
	ids := map[string]bool{}
	for _, m := range matches {
		ids[m.ID] = true
	}
	type offer struct {
		candidate
		byName, shared bool
	}
	var offers []offer
	at := map[string]int{} // in offers, by the text as look-ups compare it
	for _, m := range matches {
		if strings.HasPrefix(m.ID, typed) {
			offers = append(offers, offer{candidate: candidate{m.ID, data.Printable(m.Name)}})
			continue
		}
		text, ok := continued(typed, cmp.Or(m.By, m.Name))
		folded := data.Fold(text)
		if !ok {
			continue
		}
		description := m.ID
		if m.By != "" {
			description = data.Printable(m.Name)
		}
		if i, again := at[folded]; again {
			offers[i].shared = offers[i].shared || !offers[i].byName || m.By == ""
			continue
		}
		at[folded] = len(offers)
		// A text that is another's id, in whatever case, may be taken for that one.
		offers = append(offers, offer{candidate{text, description}, m.By == "", folded != m.ID && ids[folded]})
	}
	var list []candidate
	for _, o := range offers {
		if !o.shared {
			list = append(list, o.candidate)
		}
	}
	return list
}

// longestName is that of a name in bytes which is completed.
const longestName = 200

// continued is what was typed followed by the rest of a name that begins so, as
// look-ups compare names. It fails for a name that cannot be continued, such as one
// with a ligature of which half is typed, and for what cannot stand on a command
// line. The cost grows with the square of the name's length, which is bounded.
func continued(typed, name string) (string, bool) {
	if len(name) > longestName || data.Printable(name) != name {
		return "", false
	}
	if strings.HasPrefix(name, typed) {
		return name, true
	}
	want, whole := data.Fold(typed), data.Fold(name)
	for i := range len(name) + 1 {
		if data.Fold(name[:i]) != want {
			continue
		}
		rest := name[i:]
		if strings.HasSuffix(typed, " ") {
			rest = strings.TrimLeft(rest, " ")
		}
		if text := typed + rest; data.Fold(text) == whole && data.Printable(text) == text {
			return text, true
		}
	}
	return "", false
}

// inList completes the last item of a list as it is typed, within what stands
// before it: what is there already is not offered again, and a name with a comma
// is quoted. Most bounds the items; 0: any number.
func inList(typed string, most int, find func(typed string, taken []string) []candidate) []candidate {
	before, last, quoted := lastItem(typed)
	var taken []string
	if before != "" {
		items := setting.Names(&taken, "")
		if err := items.Set(strings.TrimSuffix(strings.TrimRight(before, " "), ",")); err != nil {
			return nil
		}
	}
	if most > 0 && len(taken) >= most {
		return nil
	}
	var list []candidate
	for _, c := range find(last, taken) {
		switch {
		case quoted:
			c.text = `"` + strings.ReplaceAll(c.text, `"`, `""`) + `"`
		case !strings.ContainsAny(c.text, `,"`) && strings.TrimSpace(c.text) == c.text:
		case last == "":
			c.text = `"` + strings.ReplaceAll(c.text, `"`, `""`) + `"`
		default:
			continue // what was typed would have to be quoted
		}
		c.text = before + c.text
		if strings.HasPrefix(c.text, typed) {
			list = append(list, c)
		}
	}
	return list
}

// lastItem splits a list as it is typed before its last item, which it gives
// without its quotation marks; quoted says that it begins with one.
func lastItem(typed string) (before, last string, quoted bool) {
	start, inside := 0, false
	for i := range len(typed) {
		switch c := typed[i]; {
		case c == '"' && (inside || strings.TrimLeft(typed[start:i], " ") == ""):
			inside = !inside
		case c == ',' && !inside:
			start = i + 1
		}
	}
	last = strings.TrimLeft(typed[start:], " ")
	before = typed[:len(typed)-len(last)]
	if rest, ok := strings.CutPrefix(last, `"`); ok {
		return before, strings.ReplaceAll(strings.TrimSuffix(rest, `"`), `""`, `"`), true
	}
	return before, last, false
}

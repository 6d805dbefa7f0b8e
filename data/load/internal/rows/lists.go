package rows

import (
	"bytes"

	"dossier/data/cells"
)

// A cell may name several actors: a semicolon parts voices, or actors that act jointly;
// " + " joins the members of one voice, or actors that act jointly; and in tables of
// some tools a bar parts claims. A name that holds one of these stands in quotes inside
// the cell.

// member is one actor of a cell: a name or a key, without its quotes.
type member struct {
	text   []byte
	quoted bool
}

// severalMarks reports whether a cell may name several actors, or one in quotes.
func severalMarks(cell []byte, bars bool) bool {
	return len(cell) > 0 && (cell[0] == '"' || bytes.IndexByte(cell, ';') >= 0 || bytes.Contains(cell, []byte(cells.Together)) ||
		bars && bytes.IndexByte(cell, '|') >= 0)
}

// splitCell takes a cell apart: into groups at a separator, and each into its members at
// " + ". Empty members are left out, and groups without any.
func splitCell(cell []byte, separator byte) (groups [][]member) {
	var group []member
	add := func(m member) {
		if len(m.text) > 0 {
			group = append(group, m)
		}
	}
	for rest := cell; ; {
		m, end := firstMember(rest, separator, cells.Together)
		add(m)
		if end == len(rest) || rest[end] == separator {
			if len(group) > 0 {
				groups = append(groups, group)
			}
			group = nil
			if end == len(rest) {
				return groups
			}
			rest = rest[end+1:]
			continue
		}
		rest = rest[end+len(cells.Together):]
	}
}

// firstMember returns the first member of a text and where it ends: at the end of the
// text, at a separator, or before what joins members, which may be nothing.
func firstMember(text []byte, separator byte, joins string) (m member, end int) {
	ends := func(at int) bool {
		return at == len(text) || text[at] == separator || joins != "" && bytes.HasPrefix(text[at:], []byte(joins))
	}
	if trimmed := bytes.TrimLeft(text, " "); len(trimmed) > 0 && trimmed[0] == '"' {
		begin := len(text) - len(trimmed)
		if name, length := unquoted(trimmed); length > 0 {
			end = begin + length
			if spaces := len(text[end:]) - len(bytes.TrimLeft(text[end:], " ")); !ends(end) {
				end += spaces
			}
			if ends(end) {
				return member{name, true}, end
			}
		}
	}
	for end = 0; !ends(end); end++ {
	}
	return member{text: trimCell(text[:end])}, end
}

// unquoted returns what stands in the quotes with which a text begins, doubled ones
// being one, and how long it is with them; 0 where they are never closed.
func unquoted(text []byte) (name []byte, length int) {
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			name = append(name, text[i])
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			name = append(name, '"')
			i++
			continue
		}
		return trimCell(name), i + 1
	}
	return nil, 0
}

// onlyMember returns the one member of a cell, whatever marks stand in it: a name
// beside a key is one name.
func onlyMember(cell []byte) []byte {
	if len(cell) > 0 && cell[0] == '"' {
		if name, length := unquoted(cell); length == len(cell) {
			return name
		}
	}
	return cell
}

// splitTexts takes a cell apart that lists texts. One that holds the separator stands in
// quotes.
func splitTexts(cell []byte, separator byte) (texts []string) {
	for rest := cell; ; {
		m, end := firstMember(rest, separator, "")
		if len(m.text) > 0 {
			texts = append(texts, string(m.text))
		}
		if end == len(rest) {
			return texts
		}
		rest = rest[end+1:]
	}
}

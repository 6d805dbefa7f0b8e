package document

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/data"
)

// htmlText escapes plain text for HTML, inside an element or a quoted attribute.
func htmlText(s string) string { return html.EscapeString(printable(s)) }

// references stand for what HTML, template languages (Liquid, Jinja, Hugo), tables,
// code, formulas, citations and marks of some readers begin with: these look before
// Markdown does, and not every reader knows a backslash before them.
var references = map[rune]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '{': "&#123;", '}': "&#125;",
	'\\': "&#92;", '|': "&#124;", '~': "&#126;", '$': "&#36;", '^': "&#94;", '@': "&#64;", '`': "&#96;"}

// listMark is what begins an entry of a list in pandoc, if not in others.
var listMark = regexp.MustCompile(`^([0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)]`)

// markdownText escapes plain text for Markdown wherever it may stand in a line,
// in a table too, in such a way that every reader sees it as it was.
func markdownText(s string) string {
	s = strings.TrimSpace(printable(s))
	mark := len(listMark.FindString(s)) - 1
	if strings.HasPrefix(s, "Table:") { // a caption to pandoc
		mark = len("Table")
	}
	var b strings.Builder
	before := rune(0)
	for i, r := range s {
		next := s[i+utf8.RuneLen(r):]
		switch {
		case references[r] != "":
			b.WriteString(references[r])
		case strings.ContainsRune("*_[]#", r), // emphasis, links, headings
			r == '-' && before == '-',                // which becomes a dash
			i == 0 && strings.ContainsRune("+-!", r), // lists and asides
			i == mark && r == '.',
			r == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"): // addresses that are made links of
			b.WriteString(`\` + string(r))
		case i == mark,
			i == 0 && strings.ContainsRune("=:?%(/", r), // underlines, containers, asides, comments, labels
			r == ':' && next != "" && next[0] != ' ',    // addresses and small pictures
			r == '=' && before == '=', r == '+' && before == '+':
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// markdownAlt escapes plain text for the description of an image, which has no
// markup in it: as little as can be, since prettier takes the escapes out.
func markdownAlt(s string) string {
	var b strings.Builder
	before := rune(0)
	for _, r := range strings.TrimSpace(printable(s)) {
		switch {
		case references[r] != "":
			b.WriteString(references[r])
		case strings.ContainsRune("*_[]", r), r == '-' && before == '-':
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// attributeText escapes plain text for a quoted attribute of an image in pandoc,
// Quarto and MyST. Quotes become those of printers, which end nothing.
func attributeText(s string) string {
	return strings.ReplaceAll(markdownText(s), `"`, "”")
}

// yamlText writes plain text as a YAML scalar, quoted as prettier quotes it.
func yamlText(s string) string {
	s = strings.TrimSpace(printable(s))
	if strings.ContainsAny(s, `"\`) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + s + `"`
}

// outsideLinks are characters that may stand in a URL and would end or change a
// link in Markdown, BibTeX or a table.
var outsideLinks = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "`", "%60", "{", "%7B", "}", "%7D",
	"|", "%7C", "\\", "%5C", "\"", "%22", "^", "%5E", " ", "%20", "*", "%2A", "[", "%5B", "]", "%5D")

// link gives the address of a source as it may be written in any format, and
// whether there is one.
func link(url string) (string, bool) {
	if url == "" {
		return "", false
	}
	safe, ok := data.SafeLink(url)
	if !ok {
		return "", false
	}
	scheme, rest, _ := strings.Cut(safe, "://")
	host, path, _ := strings.Cut(rest, "/")
	if strings.ContainsAny(host, "[]") && scheme != safe && !strings.ContainsAny(host, "(){}<>|`\"^*") {
		return scheme + "://" + host + "/" + outsideLinks.Replace(path), true // an IPv6 address
	}
	return outsideLinks.Replace(safe), true
}

// fileLink percent-encodes a relative path with forward slashes for a link.
func fileLink(path string) string {
	const plain = "-._~/"
	var b strings.Builder
	for _, c := range []byte(path) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
		if letter || strings.IndexByte(plain, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + strings.ToUpper(strconv.FormatInt(int64(c)+0x100, 16)[1:]))
		}
	}
	return b.String()
}

package document

import (
	"html"
	"strconv"
	"strings"

	"dossier/data"
)

// htmlText escapes plain text for HTML, inside an element or a quoted attribute.
func htmlText(s string) string { return html.EscapeString(printable(s)) }

var references = map[rune]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '{': "&#123;", '}': "&#125;"}

// markdownText escapes plain text for Markdown wherever it may stand in a line,
// in a table too. What HTML and template languages (Liquid, Jinja, Hugo) look
// for is written as a character reference, since these run before or beside
// Markdown and know nothing of backslashes.
func markdownText(s string) string {
	s = strings.TrimSpace(printable(s))
	var b strings.Builder
	numeral := true // nothing but digits so far
	for i, r := range s {
		next := s[min(i+1, len(s)):]
		switch {
		case references[r] != "":
			b.WriteString(references[r])
		case strings.ContainsRune("\\`*_[]|~$#^", r), // emphasis, code, links, cells, formulas
			i == 0 && strings.ContainsRune("+-=:", r),  // lists and underlines
			i > 0 && numeral && (r == '.' || r == ')'), // numbered lists
			r == ':' && next != "" && next[0] != ' ',   // addresses that are made links of
			r == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"):
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
		numeral = numeral && r >= '0' && r <= '9'
	}
	return b.String()
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

package data

import (
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// checkSources checks each source; stored texts are the loader's business.
func (c *checker) checkSources() {
	for i := range c.d.Sources {
		if c.ended(i) {
			return
		}
		s := &c.d.Sources[i]
		place := Place{List: "sources", Index: i, Item: -1}
		first, _ := c.x.Source(s.ID)
		c.checkID(place, "a source", s.ID, first)
		c.checkText(at(place, "title"), s.Title, maxName)
		c.checkText(at(place, "publisher"), s.Publisher, maxName)
		c.checkText(at(place, "origin"), s.Origin, maxName)
		if s.URL != "" && !WebAddress(s.URL) {
			c.add(CodeBadURL, at(place, "url"), "write an address that begins with https:// or http://", "%s is not a web address", Quoted(s.URL))
		}
		if s.File != "" && !InsideFolder(s.File) {
			c.add(CodeBadPath, at(place, "file"), `write a path below the dossier's folder with forward slashes, like "texts/brief.txt"`, "the path %s leaves the dossier's folder", Quoted(s.File))
		}
		if s.SHA256 != "" && !sha256Digest(s.SHA256) {
			c.add(CodeBadValue, at(place, "sha256"), "write the 64 lower-case hexadecimal digits that sha256sum prints", "%s is not a SHA-256 digest", Quoted(s.SHA256))
		}
	}
}

// WebAddress reports whether a text is the address of a web page (http or https) that can be
// shown and linked to as it stands.
func WebAddress(s string) bool {
	if len(s) > maxText {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && Printable(s) == s
}

// InsideFolder reports whether a path, with forward slashes, names something below the
// folder that it starts from, as far as the path itself tells.
func InsideFolder(file string) bool {
	return !strings.ContainsAny(file, "\\:\x00") && fs.ValidPath(path.Clean(file)) && path.Clean(file) != "."
}

func sha256Digest(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}

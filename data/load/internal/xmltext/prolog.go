package xmltext

import (
	"bytes"
	"fmt"
	"strings"

	"dossier/data"
)

// prolog reads what may stand before everything else: a byte order mark and the XML
// declaration.
func (r *Reader) prolog() error {
	if _, err := r.more(); err != nil {
		return err
	}
	if err := r.otherWidth(); err != nil {
		return err
	}
	if bytes.HasPrefix(r.unread(), utf8Mark) {
		r.pos += len(utf8Mark)
	}
	if len(trimBlanks(r.unread())) == 0 && r.ended {
		return r.fault(data.CodeEmpty, "the file is empty", "save or fetch it again")
	}
	if !r.starts("<?xml") || nameLength(r.buf[r.pos+2:r.end]) != len("xml") {
		return r.err
	}
	declaration, err := r.token(tagLength)
	switch {
	case err != nil:
		return err
	case declaration == nil || !bytes.HasSuffix(declaration, []byte("?>")):
		return r.unclosed("XML declaration")
	}
	if version := declared(declaration, "version"); version != "1.0" {
		return r.fault(data.CodeSyntax, fmt.Sprintf("the file is written in version %s of XML", data.Quoted(version)), `save it as version 1.0: <?xml version="1.0"?>`)
	}
	switch encoding := declared(declaration, "encoding"); strings.ToLower(encoding) {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
	default:
		return r.fault(data.CodeEncoding, fmt.Sprintf("the file says that its encoding is %s, not UTF-8", data.Quoted(encoding)),
			"convert it with iconv -t UTF-8 and write encoding=\"UTF-8\" in its first line; if it is UTF-8, mend that line alone")
	}
	return r.pass(declaration)
}

var utf8Mark = []byte{0xEF, 0xBB, 0xBF}

// otherWidth refuses a file whose characters are two or four bytes wide, by its byte
// order mark or by how a < would be written.
func (r *Reader) otherWidth() error {
	for _, wide := range [...]struct{ start, name string }{
		{"\xFF\xFE\x00\x00", "UTF-32"}, {"\x00\x00\xFE\xFF", "UTF-32"}, {"<\x00\x00\x00", "UTF-32"}, {"\x00\x00\x00<", "UTF-32"},
		{"\xFF\xFE", "UTF-16"}, {"\xFE\xFF", "UTF-16"}, {"<\x00", "UTF-16"}, {"\x00<", "UTF-16"},
	} {
		if bytes.HasPrefix(r.unread(), []byte(wide.start)) {
			return r.fault(data.CodeEncoding, "the file is "+wide.name+", not UTF-8",
				"save it as UTF-8, or convert it: iconv -f "+wide.name+" -t UTF-8 IN > OUT")
		}
	}
	return nil
}

// declared returns a value of the XML declaration, "" if it is not there.
func declared(declaration []byte, name string) string {
	_, value, found := bytes.Cut(declaration, []byte(name))
	value = trimBlanks(value)
	if !found || len(value) == 0 || value[0] != '=' {
		return ""
	}
	value = trimBlanks(value[1:])
	if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
		return ""
	}
	text, _, closed := bytes.Cut(value[1:], value[:1])
	if !closed {
		return ""
	}
	return string(text)
}

package xmltext

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

// walk writes down all that a document holds, a line for each event.
func walk(from io.Reader) (string, error) {
	r := NewReader(context.Background(), from)
	var b strings.Builder
	for r.err == nil {
		r.text = r.text[:0]
		what := r.next(true)
		if what == start && len(r.open) == 1 {
			r.text = r.text[:0] // what stands outside says nothing
		}
		if what != nothing {
			fmt.Fprintf(&b, "%q", r.text)
		}
		switch what {
		case start:
			fmt.Fprintf(&b, " <%s", r.Name())
			for _, a := range r.attributes {
				if name := string(a.name); name != "xmlns" && !strings.HasPrefix(name, "xmlns:") {
					fmt.Fprintf(&b, " %s=%q", local(a.name), a.value)
				}
			}
			b.WriteByte('\n')
		case end:
			b.WriteString(" >\n")
		case nothing:
			return b.String(), r.err
		}
	}
	return b.String(), r.err
}

// walkLibrary does the same with encoding/xml.
func walkLibrary(text string) (string, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	var b, chars strings.Builder
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			if depth > 0 {
				chars.Write(t)
			} else if strings.Trim(string(t), blanks) != "" {
				return "", errors.New("text outside")
			}
		case xml.StartElement:
			fmt.Fprintf(&b, "%q", chars.String())
			chars.Reset()
			depth++
			fmt.Fprintf(&b, " <%s", t.Name.Local)
			for _, a := range t.Attr {
				if a.Name.Local != "xmlns" && a.Name.Space != "xmlns" {
					// The library leaves white space in values as it is.
					fmt.Fprintf(&b, " %s=%q", a.Name.Local, strings.NewReplacer("\n", " ", "\t", " ").Replace(a.Value))
				}
			}
			b.WriteByte('\n')
		case xml.EndElement:
			depth--
			fmt.Fprintf(&b, "%q >\n", chars.String())
			chars.Reset()
		}
	}
}

// stricter are the rules of XML that encoding/xml does not hold documents to, by what
// our messages say of them, and our own limits.
var stricter = []string{
	"written twice in one tag", "second outermost element", "no attribute can stand here", "outside of the outermost element",
	"declarations of its own", "document type stands behind", "file says that its encoding", "written in version", "XML declaration",
	"stands within a tag", "ends before its first element", "file is empty", "nested more than", "more than 64 attributes", "UTF-16", "UTF-32",
	"cannot stand in an XML file", "is not UTF-8", "NUL byte", "stands for no character", "begins no reference", "no name stands behind", "is no tag, comment or CDATA", "an instruction without a name",
}

func FuzzAgainstLibrary(f *testing.F) {
	for _, text := range documents {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := walk(strings.NewReader(text))
		slow, slowErr := walk(iotest.OneByteReader(strings.NewReader(text)))
		if got != slow || fmt.Sprint(err) != fmt.Sprint(slowErr) {
			t.Fatalf("what comes of a document depends on how it arrives: %q, %v; %q, %v", got, err, slow, slowErr)
		}
		want, wantErr := walkLibrary(strings.TrimPrefix(text, "\ufeff"))
		switch {
		case err == nil && wantErr != nil:
			if !utf8.ValidString(text) || !strings.ContainsFunc(text, func(c rune) bool { return c >= utf8.RuneSelf }) {
				t.Fatalf("%q is read, and encoding/xml says: %v", text, wantErr)
			}
		case err == nil && got != want && !strings.Contains(text, "&#"): // of white space by number values keep the sort
			t.Fatalf("%q is read as\n%s\nand by encoding/xml as\n%s", text, got, want)
		case err != nil && wantErr == nil:
			for _, rule := range stricter {
				if strings.Contains(err.Error(), rule) {
					return
				}
			}
			t.Fatalf("%q is refused: %v", text, err)
		}
	})
}

// documents are what the fuzz target begins with.
var documents = []string{
	`<a/>`, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"c\" d='e'>f</a>\n", "\ufeff<a>\r\n<b/>\r</a>", `<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;</a>`,
	`<a b="&#10;x&amp;"/>`, "<a b=\"x\ty\nz\"/>", `<a><![CDATA[<b>]]]></a>`, `<a>x<!-- y -->z</a>`, `<a><?do it?></a>`, `<p:a xmlns:p="u" p:q="r"/>`,
	`<!DOCTYPE a SYSTEM "x.dtd"><a/>`, `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, `<!DOCTYPE<b "c"><a/>`, `<a><b></a></b>`, `<a`, `<a b="`, `<a>`, `<a/><b/>`, `<a/>x`, `x`, ``, ` `, `<a b=c/>`,
	`<a b="1" b="2"/>`, `<a>]]></a>`, `<a>&b;</a>`, `<a>&</a>`, "<a>\x00</a>", "<a>\xff</a>", "<a>\x01</a>", "<a>\uffff</a>", "<é à=\"ü\">ß</é>", `<a><!----></a>`, `<a><!-- -- --></a>`, `<a b='"' c="'"/>`,
	`<a b="<"/>`, `<a b=">"/>`, `< a/>`, `<a / >`, `</a>`, "\xff\xfe<\x00", "<\x00a\x00", `<?xml version="1.1"?><a/>`, `<?xml version="1.0" encoding="latin1"?><a/>`, `<a:b:c/>`, `<a>&#xD800;</a>`, `<a>&#0;</a>`,
	"<a><b>" + strings.Repeat("é", 100) + "&amp;" + strings.Repeat("]", 70) + "</b></a>",
}

// Wherever the end of the buffer falls, a text is read as where it is short.
func TestTextAcrossBuffers(t *testing.T) {
	for _, special := range []string{"&amp;", "&#x0000000000000041;", "é", "🧑‍🚀", "]] >", "\r\n", "\r", "<![CDATA[]]]]>", "<!-- x -->", "<b c='&lt;'/>"} {
		for _, wrap := range [][2]string{{"<a>", "</a>"}, {"<a><![CDATA[", "]]></a>"}} {
			document := func(before string) string {
				return wrap[0] + before + special + strings.Repeat("y", 3*tail) + wrap[1]
			}
			short, shortErr := walk(strings.NewReader(document("xxx")))
			for n := firstBuffer - 3*tail; n <= firstBuffer; n++ {
				before := strings.Repeat("x", n)
				got, err := walk(strings.NewReader(document(before)))
				if want := strings.Replace(short, "xxx", before, 1); got != want && shortErr == nil || (err == nil) != (shortErr == nil) {
					t.Fatalf("%q after %d bytes: %v and %v", special, n, err, shortErr)
				}
			}
		}
	}
}

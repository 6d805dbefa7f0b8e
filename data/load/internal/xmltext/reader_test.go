package xmltext

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"dossier/data"
)

func TestChildAndContent(t *testing.T) {
	const text = `<?xml version="1.0"?>
<!DOCTYPE net SYSTEM "net.dtd">
<net kind=" big ">
  <!-- é --><item p:name="one"><deep><deeper/></deep>late</item>
  <é/><item>a<b>not this</b>&amp;c<![CDATA[<d>]]></item></net>
`
	r := NewReader(context.Background(), strings.NewReader(text))
	var got []string
	note := func() {
		line, col := r.Place()
		got = append(got, fmt.Sprintf("%d:%d %s at depth %d", line, col, r.Name(), r.Depth()))
	}
	for r.Child(0) {
		note()
		got = append(got, string(r.Attribute("kind")), fmt.Sprint(r.Attribute("none") == nil))
		for r.Child(1) {
			note()
			if string(r.Name()) != "item" {
				continue
			}
			if name := r.Attribute("p:name"); name != nil {
				got = append(got, string(name))
				continue // what is in it is passed over
			}
			content, markup := r.Content()
			got = append(got, string(content), fmt.Sprint(markup))
		}
	}
	if r.Err() != nil {
		t.Fatal(r.Err())
	}
	want := []string{"3:1 net at depth 1", "big", "true", "4:13 item at depth 2", "one", "5:3 é at depth 2", "5:7 item at depth 2", "a&c<d>", "true"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q,\nwant %q", got, want)
	}
}

func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "1:1 empty: the file is empty",
		"\ufeff \n":                     "1:1 empty: the file is empty",
		"x":                             "1:1 syntax: text stands outside of the outermost element",
		"<a/>\n x":                      "2:2 syntax: text stands outside of the outermost element",
		"<!-- x -->":                    "1:11 syntax: the file ends before its first element",
		"<a>\n <b>\n </a>":              "3:2 syntax: </a> stands where <b> of line 2 should end",
		"<a>\n <b>":                     "2:2 syntax: the element <b> is never closed",
		"<a/><b/>":                      "1:5 syntax: a second outermost element <b> begins here",
		"</a>":                          "1:1 syntax: </a> ends an element that has not begun",
		"<a b='1'\n  b='2'/>":           "2:3 syntax: the attribute \"b\" is written twice in one tag",
		"<a b=1/>":                      "1:4 syntax: the attribute \"b\" has no value in quotation marks",
		"<a b/>":                        "1:4 syntax: the attribute \"b\" has no value in quotation marks",
		"<a b='1'c='2'/>":               "1:9 syntax: no attribute can stand here in the tag of <a>",
		"<a b='1>\n<c/></a>":            "2:1 syntax: a < stands within a tag",
		"<a b='1":                       "1:1 syntax: the file ends within the tag that begins here",
		"<":                             "1:1 syntax: the file ends within the tag that begins here",
		"< a/>":                         "1:2 syntax: no name stands behind this <",
		"<a><!x></a>":                   "1:4 syntax: what begins here is no tag, comment or CDATA",
		"<a><!-- x":                     "1:4 syntax: the file ends within the comment that begins here",
		"<a><!-- -- --></a>":            "1:9 syntax: two hyphens stand in a comment",
		"<a><![CDATA[x":                 "1:4 syntax: the file ends within the CDATA that begins here",
		"<![CDATA[x]]><a/>":             "1:1 syntax: CDATA stands outside of the outermost element",
		"<a><?xml version='1.0'?></a>":  "1:4 syntax: an instruction without a name, or an XML declaration behind the beginning of the file",
		"<a><?x":                        "1:4 syntax: the file ends within the instruction that begins here",
		"<a>éé&x;</a>":                  "1:6 syntax: the entity \"&x;\" is not one of XML itself",
		"<a>a & b</a>":                  "1:6 syntax: a & begins no reference here",
		"<a>&#0;</a>":                   "1:4 syntax: \"&#0;\" stands for no character of XML",
		"<a>&#x110000;</a>":             "1:4 syntax: \"&#x110000;\" stands for no character of XML",
		"<a>]]></a>":                    "1:4 syntax: ]]> stands in a text",
		"<a>\ncaf\xe9</a>":              "2:4 encoding: the byte 0xE9 is not UTF-8",
		"<a b='caf\xe9'/>":              "1:10 encoding: the byte 0xE9 is not UTF-8",
		"<a>\x00</a>":                   "1:4 encoding: a NUL byte stands here; this is not a text file",
		"<a>\x02</a>":                   "1:4 syntax: the character U+0002 cannot stand in an XML file",
		"<a><!-- \x02 --></a>":          "1:9 syntax: the character U+0002 cannot stand in an XML file",
		"<a>\uffff</a>":                 "1:4 syntax: the character U+FFFF cannot stand in an XML file",
		"\xff\xfe<\x00a\x00/\x00>\x00":  "1:1 encoding: the file is UTF-16, not UTF-8",
		"\x00<\x00a\x00/\x00>":          "1:1 encoding: the file is UTF-16, not UTF-8",
		"\xff\xfe\x00\x00<\x00\x00\x00": "1:1 encoding: the file is UTF-32, not UTF-8",
		"<?xml version='1.1'?><a/>":     "1:1 syntax: the file is written in version \"1.1\" of XML",
		"<?xml version='1.0' encoding='ISO-8859-1'?><a/>": "1:1 encoding: the file says that its encoding is \"ISO-8859-1\", not UTF-8",
		"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>":        "1:1 syntax: the file has a document type with declarations of its own, which is not accepted: they can stand for gigabytes or for other files",
		"<!DOCTYPE a <!ENTITY b 'c'>><a/>":                "1:1 syntax: the file has a document type with declarations of its own, which is not accepted: they can stand for gigabytes or for other files",
		"<!DOCTYPE a SYSTEM 'x'":                          "1:1 syntax: the file ends within the document type that begins here",
		"<a><!DOCTYPE a></a>":                             "1:4 syntax: a document type stands behind the beginning of an element",
	} {
		_, err := walk(strings.NewReader(text))
		if got := told(err); got != want {
			t.Errorf("%q: %s,\nwant %s", text, got, want)
		}
	}
}

func told(err error) string {
	var fault *Fault
	if !errors.As(err, &fault) {
		return fmt.Sprint(err)
	}
	if fault.Hint == "" {
		return "no hint"
	}
	return fmt.Sprintf("%d:%d %s: %s", fault.Line, fault.Column, fault.Code, fault.Message)
}

// repeated gives a text again and again, so that long files need no memory.
type repeated struct {
	start, again, end string
	times             int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.start == "" && r.times > 0 {
		r.start, r.times = r.again, r.times-1
	}
	if r.start == "" {
		r.start, r.end = r.end, ""
	}
	n := copy(p, r.start)
	r.start = r.start[n:]
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func TestLimits(t *testing.T) {
	for name, c := range map[string]struct {
		document repeated
		want     string
	}{
		"depth":      {repeated{"<a>", "<a>", "", 10_000_000}, "1:769 too-deep: elements are nested more than 256 deep here"},
		"attributes": {repeated{"<a", " b='c'", "/>", 10_000_000}, "1:1 too-large: what begins here is longer than 1048576 bytes"},
		"a value":    {repeated{"<a b='", "x", "'/>", 10_000_000}, "1:1 too-large: what begins here is longer than 1048576 bytes"},
		"a comment":  {repeated{"<a>\n<!--", "x", "--></a>", 10_000_000}, "2:1 too-large: what begins here is longer than 1048576 bytes"},
		"a name":     {repeated{"<", "x", "/>", 10_000_000}, "1:1 too-large: what begins here is longer than 1048576 bytes"},
		"a doctype":  {repeated{"<!DOCTYPE ", "x", "><a/>", 10_000_000}, "1:1 too-large: what begins here is longer than 1048576 bytes"},
		"text":       {repeated{"<a>", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", "</a>", 1_000_000}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := walk(&c.document)
			got := told(err)
			if c.want == "" {
				var fault *Fault
				if !errors.As(err, &fault) || fault.Code != data.CodeTooLarge || !strings.HasPrefix(fault.Message, "the text of an element is longer") {
					t.Error(got)
				}
			} else if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}

	many := `<a`
	for i := range maxAttributes + 1 {
		many += fmt.Sprintf(" b%d=''", i)
	}
	if _, err := walk(strings.NewReader(many + "/>")); !strings.Contains(told(err), "the element <a> has more than 64 attributes") {
		t.Error(told(err))
	}

	// Text that nobody asks for is read without being kept.
	r := NewReader(context.Background(), &repeated{"<a><b>", "xxxxxxxx<![CDATA[yyyyyyyyyyyyyyyyyyyyyyyyyy]]>", "</b></a>", 1_000_000})
	for r.Child(0) {
		for r.Child(1) {
			continue
		}
	}
	if r.Err() != nil || len(r.buf) > maxToken {
		t.Error(r.Err(), len(r.buf))
	}
}

func TestErrorsOfReading(t *testing.T) {
	broken := errors.New("the disk is gone")
	r := NewReader(context.Background(), io.MultiReader(strings.NewReader("<a>"), iotest.ErrReader(broken)))
	for r.Child(0) {
		r.Content()
	}
	if r.Err() != broken {
		t.Error(r.Err())
	}

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r = NewReader(ctx, &repeated{"<a>", "<b/>", "</a>", 10_000_000})
	for r.Child(0) {
		for r.Child(1) {
			cancel()
		}
	}
	if r.Err() != context.Canceled {
		t.Error(r.Err())
	}
}

package jsonlines

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"dossier/data"
	"dossier/data/load/internal/tree"
	"dossier/internal/testkit"
)

// told reads a text and tells what it holds: a line for each entry and each problem.
func told(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	to := handler{
		entry:   func(e Entry) { fmt.Fprintf(&b, "%s %s\n", e.Kind, show(e.Value)) },
		refused: func(p data.Problem) { fmt.Fprintf(&b, "%d:%d: %s [%s]\n", p.Line, p.Column, p.Message, p.Code) },
	}
	err := Read(t.Context(), iotest.OneByteReader(strings.NewReader(text)), 1<<30, to)
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// handler takes lines for a test.
type handler struct {
	entry   func(Entry)
	refused func(data.Problem)
}

func (h handler) Entry(e Entry)                    { h.entry(e) }
func (h handler) Refused(_ string, p data.Problem) { h.refused(p) }

// show tells a tree with the places of its values.
func show(n *tree.Node) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d:%d", n.Line, n.Col)
	switch n.Shape {
	case tree.Scalar:
		if n.Quoted {
			fmt.Fprintf(&b, "%q", n.Text)
		} else {
			fmt.Fprintf(&b, "<%s>", n.Text)
		}
	case tree.List:
		b.WriteByte('[')
		for _, item := range n.Items {
			b.WriteString(show(item) + " ")
		}
		b.WriteByte(']')
	case tree.Table:
		b.WriteByte('{')
		for _, f := range n.Fields {
			fmt.Fprintf(&b, "%d:%d %s=%s ", f.Line, f.Col, f.Key, show(f.Value))
		}
		b.WriteByte('}')
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an entry", `{"actor":{"id":"kim","made":true,"aliases":["K"],"x":null,"n":1.50}}`,
			`actor 1:10{1:11 id=1:16"kim" 1:22 made=1:29<true> 1:34 aliases=1:44[1:45"K" ] 1:50 x=1:54 1:59 n=1:63<1.50> }` + "\n"},
		{"empty lines, no end of the last", "\n{\"claim\":{}}\r\n \t\n{\"source\":{}}", "claim 2:10{}\nsource 4:11{}\n"},
		{"the mark of UTF-8", "\ufeff{\"claim\": {}}\n", "claim 1:11{}\n"},
		{"blanks everywhere", " { \"claim\" : { \"a\" : [ 1 , 2 ] } } ", "claim 1:14{1:16 a=1:22[1:24<1> 1:28<2> ] }\n"},
		{"columns in characters", `{"claim":{"김정은":"🚀","b":"c"}}`, `claim 1:10{1:11 김정은=1:17"🚀" 1:21 b=1:25"c" }` + "\n"},
		{"escapes", `{"claim":{"a":"\u00e9\n\ud83d\ude80\ufffd` + "\ufffd" + `"}}`, "claim 1:10{1:11 a=1:15\"é\\n🚀\ufffd\ufffd\" }\n"},
		{"a field twice is for the decoder", `{"claim":{"a":1,"a":2}}`, "claim 1:10{1:11 a=1:15<1> 1:17 a=1:21<2> }\n"},
		{"a value of another shape is, too", `{"claim":[]}`, "claim 1:10[]\n"},

		{"nothing", "", "1:1: the file is empty [empty]\n"},
		{"empty lines alone", "\n \r\n\n", "1:1: all lines of the file are empty [empty]\n"},
		{"UTF-16", "\xff\xfe{\x00", "1:1: the file is UTF-16 (it begins with that byte order mark), not UTF-8 [encoding]\n"},
		{"an unknown word", `{"claims":{}}`, `1:2: a line holds no "claims" [unknown-field]` + "\n"},
		{"two entries on a line", `{"claim":{},"actor":{}}`, `1:13: a line holds one entry, and here another field begins: "actor" [unknown-field]` + "\n"},
		{"two objects on a line", `{"claim":{}} {"actor":{}}`, "1:14: the JSON cannot be read: invalid character '{' after top-level value [syntax]\n"},
		{"no object", `["claim"]`, "1:1: a line is an object with one entry, not a list [wrong-type]\n"},
		{"an empty object", `{}`, "1:1: a line is an object with one entry, not a table of fields [wrong-type]\n"},
		{"an object over several lines", "{\n\"claim\": {}}\n", "1:2: the line ends before its object does [syntax]\n2:8: the JSON cannot be read: invalid character ':' after top-level value [syntax]\n"},
		{"others go on", "{\"claim\":\n{\"actor\":{}}\n", "1:10: the line ends before its object does [syntax]\nactor 2:10{}\n"},
		{"a comma too many", `{"claim":{"a":1,}}`, "1:17: the JSON cannot be read: invalid character '}' looking for beginning of object key string [syntax]\n"},
		{"no quotes", `{claim:{}}`, "1:2: the JSON cannot be read: invalid character 'c' looking for beginning of object key string [syntax]\n"},
		{"YAML", "actors:\n", "1:1: the JSON cannot be read: invalid character 'a' looking for beginning of value [syntax]\n"},
		{"half a character", `{"claim":{"a":"x\ud83d"}}`, "1:15: half a character stands in this text: a \\u escape of a surrogate without the other [encoding]\n"},
		{"the other half", `{"claim":{"a":"\uDE80\ud83d"}}`, "1:15: half a character stands in this text: a \\u escape of a surrogate without the other [encoding]\n"},
		{"half a character in a name", `{"claim":{"\udfff":1}}`, "1:11: half a character stands in this text: a \\u escape of a surrogate without the other [encoding]\n"},
		{"a NUL", "{\"claim\":{\"a\":\"\x00\"}}", "1:16: a NUL byte stands here; this is not a text file [encoding]\n"},
		{"another code page", "{\"claim\":{\"a\":\"M\xfcller\"}}", "1:17: the byte 0xFC is not UTF-8 [encoding]\n"},
		{"too deep", `{"claim":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "}", "1:25: the JSON is nested too deep here; an entry needs five levels [too-deep]\n"},
		{"too long", `{"claim":"` + strings.Repeat("x", MaxLine) + "\"}\n{\"claim\":{}}\n", "1:1: line 1 is 1 MB long; the limit is 1 MB [too-large]\nclaim 2:10{}\n"},
		{"as long as can be", `{"claim":"` + strings.Repeat(" ", MaxLine-12) + "\"}\r\n", "claim 1:10\"" + strings.Repeat(" ", MaxLine-12) + "\"\n"},
	} {
		if got := told(t, c.text); got != c.want {
			t.Errorf("%s: got\n%.300s\nwant\n%.300s", c.name, got, c.want)
		}
	}
}

func TestReadStops(t *testing.T) {
	text := strings.Repeat("{\"claim\":{}}\n", 1000)
	entries := 0
	count := handler{func(Entry) { entries++ }, func(p data.Problem) { t.Errorf("a problem: %s", p) }}
	if err := Read(testkit.EndAfter(2), strings.NewReader(text), 1<<30, count); !errors.Is(err, context.Canceled) || entries != 2*lookEvery {
		t.Errorf("with a context that ends: %d entries, %v", entries, err)
	}
	fault := errors.New("the disk is gone")
	if err := Read(t.Context(), io.MultiReader(strings.NewReader(text[:50]), iotest.ErrReader(fault)), 1<<30, count); !errors.Is(err, fault) {
		t.Errorf("a reader that fails: %v", err)
	}
	entries = 0
	var problems []data.Problem
	count.refused = func(p data.Problem) { problems = append(problems, p) }
	if err := Read(t.Context(), strings.NewReader(text), 100, count); err != nil || entries != 7 ||
		len(problems) != 1 || problems[0].Line != 8 || problems[0].Code != data.CodeTooLarge {
		t.Errorf("beyond the limit: %d entries, %v, %v", entries, problems, err)
	}
}

func TestKindOfWhatIsRefused(t *testing.T) {
	for line, want := range map[string]string{
		`{"claim":{"from"}}`: "claim", ` { "actor" : `: "actor", `{"source":{},"claim":{}}`: "source", `{"claims":{}}`: "", `{claim:{}}`: "", "actors:": "", "": "",
	} {
		if got := kindOf([]byte(line)); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// What is read is JSON, and what is no JSON is refused.
func FuzzParse(f *testing.F) {
	for _, text := range []string{`{"a":[1,-2.5e3,true,null,"x\u00e9\ud83d\ude80"]}`, `[[],{}]`, `{"a":1,}`, `"\ud800"`, `{"a" 1}`, "\x00", "1 2", `{"a":{"a":{"a":[]}}}`, " \t{ } ", `"\u12"`, "nul"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, fault := Parse([]byte(text), 1)
		switch {
		case fault == nil && !json.Valid([]byte(text)):
			t.Errorf("%q is no JSON and was read", text)
		case fault != nil && json.Valid([]byte(text)) && fault.Code != data.CodeEncoding && fault.Code != data.CodeTooDeep:
			t.Errorf("%q is refused: %s", text, fault)
		case fault != nil && (fault.Column < 1 || fault.Column > len([]rune(text))+1 || fault.Hint == ""):
			t.Errorf("%q: a problem outside of it or without a hint: %s", text, fault)
		case fault == nil:
			within(t, root, len([]rune(text)))
		}
	})
}

// within checks that every place of a tree lies in the line.
func within(t *testing.T, n *tree.Node, length int) {
	if n.Col < 1 || n.Col > length {
		t.Errorf("a value at column %d of %d", n.Col, length)
	}
	for _, item := range n.Items {
		within(t, item, length)
	}
	for _, f := range n.Fields {
		if f.Col < 1 || f.Col >= f.Value.Col {
			t.Errorf("a key at column %d, its value at %d", f.Col, f.Value.Col)
		}
		within(t, f.Value, length)
	}
}

func BenchmarkRead(b *testing.B) {
	line := `{"claim":{"id":"c-1","from":"north-korea","relation":"supplies","to":"russia","what":"rockets and missiles","when":"2023-09-13","said":[{"by":["miller","united-states"],"stance":"alleges","source":"brief","at":"paragraph 4","quote":"rockets and missiles for the front"}]}}` + "\n"
	text := strings.Repeat(line, 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		err := Read(b.Context(), strings.NewReader(text), 1<<30, handler{func(Entry) {}, func(p data.Problem) { b.Fatal(p) }})
		if err != nil {
			b.Fatal(err)
		}
	}
}

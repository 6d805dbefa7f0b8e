package graphml

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/load/internal/network"
	"dossier/data/load/internal/network/networktest"
	"dossier/internal/testkit"
)

// dialects are the files in testdata, each as a program writes it.
var dialects = []string{"yed", "yfiles-html", "gephi", "networkx", "igraph", "cytoscape", "standard"}

func TestDialects(t *testing.T) {
	for _, name := range dialects {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile("testdata/" + name + ".graphml")
			if err != nil {
				t.Fatal(err)
			}
			got, err := networktest.Read(t.Context(), Read, string(text))
			if err != nil {
				t.Fatal(err)
			}
			testkit.Golden(t, name+".txt", []byte(got))
		})
	}
}

const frame = `<graphml><key id="d0" for="node" attr.name="label"/><graph edgedefault="directed"><node id="a">BODY</node></graph></graphml>`

func TestHostile(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"entities that stand for gigabytes": {`<!DOCTYPE graphml [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>` + framed(`<data key="d0">&b;</data>`), "document type with declarations"},
		"a file of this computer":           {`<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/hostname">]>` + framed(`<data key="d0">&x;</data>`), "document type with declarations"},
		"an address":                        {`<!DOCTYPE graphml [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>` + framed(""), "document type with declarations"},
		"an entity of nobody":               {framed(`<data key="d0">&x;</data>`), `the entity "&x;" is not one of XML itself`},
		"a document type without more":      {`<!DOCTYPE graphml SYSTEM "http://127.0.0.1:9/graphml.dtd">` + framed(`<data key="d0">x</data>`), `label "x"`},
		"inclusion":                         {framed(`<data key="d0"><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname"/></data>`), "elements within a value are not read"},
		"markup in a name":                  {framed(`<data key="d0"><![CDATA[</text><script>alert(1)</script>]]></data>`), `label "</text><script>alert(1)</script>"`},
		"the wrong encoding":                {framed("<data key=\"d0\">caf\xe9</data>"), "1:114: error: the byte 0xE9 is not UTF-8 [encoding]"},
		"control characters":                {framed("<data key=\"d0\">\x00\x01</data>"), "a NUL byte stands here"},
		"groups without end":                {framed(strings.Repeat(`<graph edgedefault="directed"><node id="n">`, 100_000)), "elements are nested more than 256 deep here"},
		"a file that is cut off":            {framed("")[:82], "1:53: error: the element <graph> is never closed"},
		"another file":                      {"<html><body/></html>", "the file begins with <html> and not with <graphml>"},
		"no graph":                          {"<graphml/>", "the file holds no graph"},
		"too many columns":                  {strings.Replace(framed(""), "<key", manyKeys(501)+"<key", 1), "more than 500 attributes"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := networktest.Read(t.Context(), Read, c.text)
			if err != nil || !strings.Contains(got, c.want) {
				t.Errorf("%.2000s, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestDefaultsAreBounded(t *testing.T) {
	text := `<graphml><key id="d" for="all"><default>` + strings.Repeat("x", 1<<20) + "</default></key><graph>" + manyNodes(300) + "</graph></graphml>"
	h := &ending{}
	if err := Read(t.Context(), strings.NewReader(text), h); err != nil || h.nodes > 256 || !strings.Contains(h.told, "make more than 256 MB of the file") {
		t.Errorf("%v, %d nodes, %s", err, h.nodes, h.told)
	}
}

func framed(body string) string { return strings.Replace(frame, "BODY", body, 1) }

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		id := strings.Repeat("k", i+1)
		b.WriteString(`<key id="` + id + `" for="node"/>`)
	}
	return b.String()
}

func manyNodes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`<node id="` + strings.Repeat("n", i+1) + `"/>`)
	}
	return b.String()
}

// ending is a handler that can end reading early.
type ending struct {
	cancel context.CancelFunc
	err    error
	nodes  int
	told   string
}

func (e *ending) Columns(network.Sort, []string) error { return nil }

func (e *ending) Node(*network.Node) error {
	if e.nodes++; e.nodes == 10 && e.cancel != nil {
		e.cancel()
	}
	return nil
}

func (e *ending) Edge(*network.Edge) error { return e.err }

func (e *ending) Problem(p data.Problem) { e.told += p.Message + "\n" }

func TestEndsEarly(t *testing.T) {
	const n = 2_000
	text := `<graphml><graph edgedefault="directed">` + manyNodes(n) + `<edge source="n" target="nn"/><node id="x"/></graph></graphml>`
	full := errors.New("no more")
	if h := (&ending{err: full}); Read(t.Context(), strings.NewReader(text), h) != full || h.nodes != n {
		t.Errorf("the handler's error ends reading; it got %d nodes", h.nodes)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if h := (&ending{cancel: cancel}); Read(ctx, strings.NewReader(text), h) != context.Canceled || h.nodes >= n {
		t.Errorf("the context ends reading; it got %d nodes", h.nodes)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range dialects {
		text, err := os.ReadFile("testdata/" + name + ".graphml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		once, err := networktest.Read(t.Context(), Read, text)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := networktest.Read(t.Context(), Read, text); again != once {
			t.Fatalf("read twice, differently:\n%s\n%s", once, again)
		}
	})
}

package gexf

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/load/internal/network"
	"dossier/data/load/internal/network/networktest"
	"dossier/internal/testkit"
)

// dialects are the files in testdata.
var dialects = []string{"gephi", "plain", "old", "dynamic", "dates", "hierarchy", "faults"}

func TestDialects(t *testing.T) {
	for _, name := range dialects {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile("testdata/" + name + ".gexf")
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

func TestHostile(t *testing.T) {
	const frame = `<gexf><graph defaultedgetype="directed"><nodes>NODES</nodes></graph></gexf>`
	framed := func(nodes string) string { return strings.Replace(frame, "NODES", nodes, 1) }
	for name, c := range map[string]struct{ text, want string }{
		"entities that stand for gigabytes": {`<!DOCTYPE gexf [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>` + framed(`<node id="a" label="&b;"/>`), "document type with declarations"},
		"an entity of nobody":               {framed(`<node id="a" label="&x;"/>`), `the entity "&x;" is not one of XML itself`},
		"markup in a name":                  {framed(`<node id="a" label="&quot;/&gt;&lt;svg onload=alert(1)&gt;"/>`), `label "\"/><svg onload=alert(1)>"`},
		"the wrong encoding":                {framed("<node id=\"caf\xe9\"/>"), "1:61: error: the byte 0xE9 is not UTF-8 [encoding]"},
		"nodes without end":                 {framed(strings.Repeat(`<node id="n"><nodes>`, 100_000)), "elements are nested more than 256 deep here"},
		"a file that is cut off":            {strings.TrimSuffix(framed(""), "</nodes></graph></gexf>"), "1:41: error: the element <nodes> is never closed"},
		"another file":                      {"<graphml/>", "the file begins with <graphml> and not with <gexf>"},
		"too many attributes":               {`<gexf><graph><attributes class="node">` + manyAttributes(501) + "<unclosed", "more than 500 attributes"},
		"no graph":                          {"<gexf/>", "the file holds no graph"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := networktest.Read(t.Context(), Read, c.text)
			if err != nil || !strings.Contains(got, c.want) {
				t.Errorf("%.2000s, %v; want %q", got, err, c.want)
			}
		})
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<attribute id="%d" title="%[1]d"/>`, i)
	}
	return b.String()
}

// counter counts what it gets.
type counter struct {
	rows int
	told string
}

func (c *counter) Columns(network.Sort, []string) error { return nil }

func (c *counter) Node(*network.Node) error {
	c.rows++
	return nil
}

func (c *counter) Edge(*network.Edge) error {
	c.rows++
	return nil
}

func (c *counter) Problem(p data.Problem) { c.told += p.Message + "\n" }

func TestSpellsAreBounded(t *testing.T) {
	var values strings.Builder
	for i := range 400 {
		fmt.Fprintf(&values, `<attvalue for="%d" value="x"/>`, i)
	}
	text := `<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b" intervals="` + strings.Repeat("[1,2];", 100_000) + `"><attvalues>` + values.String() + "</attvalues></edge></edges></graph></gexf>"
	var c counter
	if err := Read(t.Context(), strings.NewReader(text), &c); err != nil || c.rows > 30_000 || !strings.Contains(c.told, "make more than 256 MB of the file") {
		t.Errorf("%v, %d rows, %s", err, c.rows, c.told)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range dialects {
		text, err := os.ReadFile("testdata/" + name + ".gexf")
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

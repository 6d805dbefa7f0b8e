package network

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

func people(claims ...data.Claim) *data.Dossier {
	d := &data.Dossier{Relations: data.BuiltinRelations(),
		Actors:  []data.Actor{{ID: "a", Name: "Ann"}, {ID: "b", Name: "Bo"}, {ID: "c", Name: "Cy"}},
		Sources: []data.Source{{ID: "s", Title: "s"}}}
	for i := range claims {
		claims[i].Said = append(claims[i].Said, data.Attribution{Source: "s"})
	}
	d.Claims.Append(claims...)
	return d
}

func laid(t *testing.T, d *data.Dossier) *Network {
	t.Helper()
	n, err := Of(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestEdges(t *testing.T) {
	for name, c := range map[string]struct {
		claim data.Claim
		want  string
	}{
		"two actors":               {data.Claim{From: []string{"a"}, Relation: "warns", To: []string{"b"}}, "1 a to b true from= to= part="},
		"a symmetric relation":     {data.Claim{From: []string{"a"}, Relation: "meets", To: []string{"b"}}, "1 a to b false from= to= part="},
		"two of one list":          {data.Claim{From: []string{"a", "b"}, Relation: "meets"}, "1 a to b false from=a + b to= part="},
		"three of one list":        {data.Claim{From: []string{"a", "b", "c"}, Relation: "meets"}, "1 a to b false from=a + b + c to= part=1, 2 a to c false from=a + b + c to= part=2, 3 b to c false from=a + b + c to= part=3"},
		"two jointly":              {data.Claim{From: []string{"a", "b"}, Relation: "warns", To: []string{"c"}}, "1 a to c true from=a + b to=c part=1, 2 b to c true from=a + b to=c part=2"},
		"one on both sides":        {data.Claim{From: []string{"a"}, Relation: "warns", To: []string{"a"}}, "1 a to a true from= to= part="},
		"one on both of two sides": {data.Claim{From: []string{"a", "b"}, Relation: "warns", To: []string{"b"}}, "1 a to b true from=a + b to=b part="},
		"several voices": {data.Claim{From: []string{"a"}, Relation: "warns", To: []string{"b"}, Said: []data.Attribution{{Source: "s", By: []string{"c"}}}},
			"1 a to b true from= to= part=, 2 a to b true from= to= part="},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			n := laid(t, people(c.claim))
			for e, err := range n.Edges(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				v := e.Values
				got = append(got, fmt.Sprintf("%d %s to %s %t from=%s to=%s part=%s", e.Number, e.From, e.To, n.Directed, v[1], v[3], v[len(v)-1]))
			}
			if told := strings.Join(got, ", "); told != c.want {
				t.Errorf("got  %s\nwant %s", told, c.want)
			}
		})
	}
}

// Beside a relation with a direction, a symmetric one goes both ways.
func TestBothWays(t *testing.T) {
	n := laid(t, people(data.Claim{From: []string{"a"}, Relation: "meets", To: []string{"b"}}, data.Claim{From: []string{"a"}, Relation: "warns", To: []string{"b"}}))
	var got []string
	for e, err := range n.Edges(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s to %s part=%s", e.From, e.To, e.Values[len(e.Values)-1]))
	}
	if told := strings.Join(got, ", "); !n.Directed || told != "a to b part=1, b to a part=2, a to b part=" {
		t.Errorf("%t, %s", n.Directed, told)
	}
	d := people()
	d.Claims.AppendTable(&data.Table{Source: "s", From: []uint32{0}, To: []uint32{1}, Relation: []uint16{relation(d, "meets")}})
	if laid(t, d).Directed {
		t.Error("a row of a symmetric relation alone")
	}
	d.Claims.AppendTable(&data.Table{Source: "s", From: []uint32{0}, To: []uint32{1}, Relation: []uint16{relation(d, "warns")}})
	if !laid(t, d).Directed {
		t.Error("a row with a direction")
	}
}

func relation(d *data.Dossier, id string) uint16 {
	return uint16(slices.IndexFunc(d.Relations, func(r data.Relation) bool { return r.ID == id }))
}

// Every column of a row has its place among those of edges.
func TestEdgeColumns(t *testing.T) {
	weight, confidence := 2.5, 70
	d := people(data.Claim{ID: "x", From: []string{"a"}, Relation: "warns", To: []string{"b"}, What: "of rain", Modality: data.Planned, When: testkit.Date("2019"),
		Occasion: "o", Weight: &weight, Said: []data.Attribution{{Stance: data.Denies, By: []string{"c"}, Source: "s", At: "p. 1", Quote: "no", SaidOn: testkit.Date("2020"),
			Reliability: "B", Credibility: 2, Confidence: &confidence}}})
	var got []string
	for e, err := range laid(t, d).Edges(t.Context()) {
		if err != nil || e.Number > 1 {
			continue
		}
		for i, c := range EdgeColumns() {
			if e.Values[i] != "" {
				got = append(got, c.Name+"="+e.Values[i])
			}
		}
	}
	want := "claim-id=x relation=warns what=of rain modality=planned when=2019 occasion=o weight=2.5 stance=denies by-id=c by=Cy source=s at=p. 1 quote=no said-on=2020 reliability=B credibility=2 confidence=70"
	if told := strings.Join(got, " "); told != want {
		t.Errorf("got  %s\nwant %s", told, want)
	}
}

func TestNodes(t *testing.T) {
	d := people()
	d.Actors = []data.Actor{{ID: "a", Name: `"Ann"; the one`, Kind: data.KindPerson, Aliases: []string{"A; B", "C"}, Metonyms: []string{"the court"}, Description: "'=x", Wikidata: "Q1", Country: "NOR"},
		{ID: "b", Name: "Bo; the other"}, {ID: "c"}}
	var got []string
	for id, values := range laid(t, d).Nodes() {
		got = append(got, id+": "+strings.Join(values, " | "))
	}
	want := []string{`a: """Ann""; the one" | person | ''=x | NOR | Q1 | "A; B"; C | the court`, "b: Bo; the other |  |  |  |  |  | ", "c: c |  |  |  |  |  | "}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDated(t *testing.T) {
	if laid(t, people(data.Claim{From: []string{"a"}, Relation: "warns", To: []string{"b"}})).Dated() {
		t.Error("a dossier without times")
	}
	if !laid(t, people(data.Claim{From: []string{"a"}, Relation: "warns", To: []string{"b"}, When: testkit.Date("2019")})).Dated() {
		t.Error("a claim with a time")
	}
	d := people()
	d.Claims.AppendTable(&data.Table{Source: "s", From: []uint32{0}, To: []uint32{1}, Relation: []uint16{0}, When: []data.Date{testkit.Date("2019")}})
	if !laid(t, d).Dated() {
		t.Error("a row with a time")
	}
}

func TestText(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b)
	w.Attribute("a", "")
	w.Attribute("b", "<&>\"'\t\r\n é\x00\x1b\uffff\xff")
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if want := " b=\"&lt;&amp;&gt;&#34;&#39;&#x9;&#xD;&#xA; é\ufffd\ufffd\ufffd\ufffd\""; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
	if lost := w.Lost(nil).String(); lost != "4 characters that XML cannot hold" {
		t.Error(lost)
	}
}

func TestEdgesEndWithTheirContext(t *testing.T) {
	n := laid(t, testkit.SeededDossier(1, 20, 5000))
	var last error
	for _, err := range n.Edges(testkit.EndAfter(2)) {
		last = err
	}
	if last != context.Canceled {
		t.Error(last)
	}
}

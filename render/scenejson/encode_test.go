package scenejson_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/testkit"
	"dossier/render"
	"dossier/render/scenejson"
)

// fullScene has a value in every field, and every word.
func fullScene() *render.Scene {
	text := func(role render.TextRole, s string) render.Text {
		return render.Text{At: render.Point{X: 1.5, Y: -2}, Anchor: render.Anchor(role % 3), Size: 11, Bold: true, Role: role, String: s, Width: 20.25}
	}
	second := text(render.RoleName, "in two lines")
	second.Continues = true
	badge := render.Badge{Centre: render.Point{X: 3, Y: 4}, Radius: 6.5, Number: text(render.RoleNumber, "1")}
	box := render.Box{X: 10, Y: 20, W: 100, H: 40}
	s := &render.Scene{
		Width: 420, Height: 220.5, Title: "A & B", Description: "2 actors.",
		Heading:  []render.Text{text(render.RoleTitle, "A & B")},
		Captions: []render.CaptionMark{{Link: 4, Box: box, Tone: data.Conflictual, Role: render.End, Lines: []render.Text{text(render.RoleCaption, "warns")}, Badges: []render.Badge{badge}}},
		Notes:    []render.NoteMark{{Badge: badge, Lines: []render.Text{text(render.RoleNoteHead, "A warns B"), text(render.RoleNote, "“no”")}}},
		Limits:   []string{"As of 2019."},
		Footer:   []render.Text{text(render.RoleFooter, answer.Caveat)},
		Stamp:    render.Stamp{Query: "dossier draw", Digest: "sha256:00", Version: "1.0.0"},
		Places: render.Places{Area: render.Box{X: 20, Y: 46, W: 380, H: 60.25}, Narrow: true,
			Actors: []render.Place{{Actor: "kim", Box: render.Box{X: 24, Y: 50, W: 100, H: 32}}}},
	}
	s.Captions[0].InGroup = true
	s.Groups = []render.GroupMark{{Group: 1, Members: []int{3, 4}, Role: render.Context, Box: box, Label: text(render.RoleGroup, "persons")}}
	for i, k := range data.KindsAndNone() {
		s.Actors = append(s.Actors, render.ActorMark{Node: i + 3, Actor: "id", Kind: k, Role: render.Role(i % 3), Box: box,
			Names: []render.Text{text(render.RoleName, "Name"), second}, Hover: "Name\nalso: X"})
	}
	s.Actors[1].Members = []render.MemberMark{{Actor: "member", Box: box, Names: []render.Text{text(render.RoleName, "Member")}, Badges: []render.Badge{badge}, Hover: "about"}}
	for i, status := range data.Statuses() {
		s.Lines = append(s.Lines, render.LineMark{
			Link: i + 4, From: 3, To: 4, Curve: []render.Point{{X: 0}, {X: 1}, {X: 2}, {X: 3.14159}},
			Heads: [][3]render.Point{{{X: 1}, {X: 2}, {X: 3}}}, Bars: [][2]render.Point{{{Y: 1}, {Y: 2}}},
			Stroke: render.Stroke{Tone: data.Tones()[i%3], Status: status, Width: 1.4}, Role: render.Role(i % 3), Hover: "hover",
		})
	}
	for mark := render.MarkShape; mark <= render.MarkWidth; mark++ {
		s.Legend = append(s.Legend, render.LegendMark{Box: box, Label: text(render.RoleLegend, "label"),
			Entry: render.LegendEntry{Mark: mark, Label: "label", Kind: data.KindEvent, Tone: data.Neutral, Status: data.Alleged, Origins: 2}})
	}
	s.Legend[0].Entry.Cell = true
	s.Slices = []render.SliceMark{{Heading: text(render.RoleSlice, "2019"), Box: box}, {Heading: text(render.RoleSlice, "2021"), Box: box}}
	s.Actors[1].Slice, s.Lines[1].Slice, s.Captions[0].Slice = 1, 1, 1
	s.Actors[0].Bare = true
	count := text(render.RoleCaption, "2")
	s.Matrix = &render.Matrix{Heading: []render.Text{text(render.RoleLegend, "Rows act on columns")}, Rules: [][2]render.Point{{{X: 1}, {X: 2}}},
		Diagonal: []render.Box{box}, Numbers: []render.Text{text(render.RoleNumber, "1")},
		Columns: []render.ColumnMark{{Node: 4, Box: box, Name: "Name", Texts: []render.Text{text(render.RoleName, "Name")}}},
		Cells: []render.CellMark{{Row: 1, Column: 2, Box: box, Words: "A warns B", Ties: []render.TieMark{{Links: []int{3, 4}, From: 3, To: 4, Box: box,
			Stroke: render.Stroke{Tone: data.Conflictual, Status: data.Denied, Width: 1.4}, Symmetric: true, Again: true, Role: render.Context,
			Count: &count, Badges: []render.Badge{badge}, Hover: "hover"}}}},
	}
	s.Matrix.Columns[0].Texts[0].Turned = true
	s.LegendHeads = []render.Text{text(render.RoleLegend, "Actors")}
	return s
}

func encode(t testing.TB, s *render.Scene) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := scenejson.Encode(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decode(t testing.TB, text []byte) (d scenejson.Document) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestGolden(t *testing.T) {
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, encode(t, fullScene()), "", " "); err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, "full.json", pretty.Bytes())
}

// TestRoundTrip reads a document back, writes it again, and finds every value of
// the scene in it.
func TestRoundTrip(t *testing.T) {
	s := fullScene()
	text := encode(t, s)
	d := decode(t, text)
	again, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(append(again, '\n'), text) {
		t.Error("a document that was read and written again differs")
	}
	if d.Format != scenejson.Format || d.Width != 420 || d.Height != 220.5 || d.Title != s.Title || d.Stamp != scenejson.Stamp(s.Stamp) {
		t.Errorf("head: %+v", d)
	}
	for i, a := range s.Actors {
		got := d.Actors[i]
		if got.Node != a.Node || got.Actor != a.Actor || got.Kind != string(a.Kind) || got.Hover != a.Hover ||
			got.Box != (scenejson.Box{10, 20, 100, 40}) || len(got.Outline) != len(render.Outline(a.Kind, a.Box)) || got.Names[0].Text != "Name" || got.Names[0].Continues || !got.Names[1].Continues {
			t.Errorf("actor %+v from %+v", got, a)
		}
		if len(got.Members) != len(a.Members) || i == 1 && (got.Members[0].Actor != "member" || got.Members[0].Names[0].Text != "Member" ||
			got.Members[0].Badges[0].Number.Text != "1" || got.Members[0].Hover != "about") {
			t.Errorf("members %+v from %+v", got.Members, a.Members)
		}
	}
	for i, l := range s.Lines {
		got := d.Lines[i]
		status, err := data.ParseStatus(got.Status)
		if err != nil || status != l.Stroke.Status || got.Tone != string(l.Stroke.Tone) || got.Link != l.Link || got.From != l.From || got.To != l.To ||
			got.Width != 1.4 || got.Curve[3] != (scenejson.Point{3.14, 0}) || got.Heads[0][2] != (scenejson.Point{3, 0}) || got.Bars[0][1] != (scenejson.Point{0, 2}) {
			t.Errorf("line %+v from %+v", got, l)
		}
	}
	words := make(map[string]bool)
	for i, e := range d.Legend {
		words[e.Mark] = true
		about := [4]bool{e.Kind != "", e.Tone != "", e.Status != "", e.Origins != 0}
		want := map[render.Mark][4]bool{render.MarkShape: {true}, render.MarkEnd: {true}, render.MarkFold: {true},
			render.MarkColour: {false, true}, render.MarkLine: {false, false, true}, render.MarkWidth: {false, false, false, true}}
		if about != want[s.Legend[i].Entry.Mark] {
			t.Errorf("legend entry %d: %+v", i, e)
		}
	}
	if len(words) != len(s.Legend) || len(d.LegendHeads) != 1 {
		t.Errorf("marks %v, headings %v", words, d.LegendHeads)
	}
}

// TestNothingIsNull holds lists to be lists, and fields to be there and lower case.
func TestNothingIsNull(t *testing.T) {
	for _, s := range []*render.Scene{{}, fullScene(), {Actors: make([]render.ActorMark, 1), Lines: make([]render.LineMark, 1),
		Captions: make([]render.CaptionMark, 1), Legend: make([]render.LegendMark, 1), Notes: make([]render.NoteMark, 1)}} {
		var v any
		if err := json.Unmarshal(encode(t, s), &v); err != nil {
			t.Fatal(err)
		}
		walk(t, v)
	}
}

func walk(t *testing.T, v any) {
	t.Helper()
	switch v := v.(type) {
	case nil:
		t.Error("a null")
	case []any:
		for _, x := range v {
			walk(t, x)
		}
	case map[string]any:
		for name, x := range v {
			if strings.ToLower(name) != name {
				t.Errorf("field %s", name)
			}
			walk(t, x)
		}
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", -0.001: "0", 1.0 / 3: "0.33", 1.005: "1", 2.675: "2.68", -7.5: "-7.5", 1e6: "1000000",
		math.Inf(1): "0", math.MaxFloat64: "0", 100: "100",
	} {
		got, err := json.Marshal(scenejson.Number(v))
		if err != nil || string(got) != want {
			t.Errorf("%v is written %s, want %s (%v)", v, got, want, err)
		}
	}
	if got, _ := json.Marshal(scenejson.Number(math.NaN())); string(got) != "0" {
		t.Errorf("NaN is written %s", got)
	}
}

func TestOddValues(t *testing.T) {
	s := fullScene()
	s.Title = "</script>\u2028\x00\xff"
	s.Actors[0].Role, s.Heading[0].Role, s.Heading[0].Anchor = 99, 99, 99
	text := encode(t, s)
	if !utf8.Valid(text) || bytes.ContainsAny(text, "<>&\u2028") {
		t.Error("not fit for a script element")
	}
	d := decode(t, text)
	if d.Title != "</script>\u2028\x00\ufffd" || d.Actors[0].Role != "plain" || d.Heading[0].Role != "title" || d.Heading[0].Anchor != "start" {
		t.Errorf("title %q, %+v", d.Title, d.Heading[0])
	}
	if !reflect.DeepEqual(text, encode(t, s)) {
		t.Error("two documents of one scene differ")
	}
	if err := scenejson.Encode(failing{}, s); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a writer's failure became %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

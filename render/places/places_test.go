package places

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"dossier/data"
	"dossier/render"
	"dossier/render/html"
	"dossier/render/scenejson"
	"dossier/render/svg"
)

// figures are one scene in every format that carries places, with ids and texts
// that try to break out of them.
func figures(t testing.TB) (render.Places, map[string][]byte) {
	t.Helper()
	s := &render.Scene{Width: 300, Height: 200, Title: `</title><svg data-dossier-version="1">`,
		Description: "]]><!-- <svg>", Stamp: render.Stamp{Query: `dossier draw '</metadata>' "&#34;"`}}
	for i, id := range []string{"kim-jong-un", `a"b\`, "</metadata><script>", "&amp;", "ключ"} {
		box := render.Box{X: 24.25, Y: float64(40 * i), W: 80, H: 32}
		s.Actors = append(s.Actors, render.ActorMark{Node: i, Actor: id, Kind: data.KindState, Box: box, Hover: `<svg data-dossier-version="1">`})
		s.Places.Actors = append(s.Places.Actors, render.Place{Actor: id, Box: box})
	}
	s.Places.Area, s.Places.Narrow = render.Box{X: 20, Y: -4, W: 90, H: 220}, true
	out := map[string][]byte{}
	for name, encode := range map[string]func(*bytes.Buffer) error{
		"svg":  func(b *bytes.Buffer) error { return svg.Encode(b, s, svg.Options{Theme: render.Auto}) },
		"html": func(b *bytes.Buffer) error { return html.Encode(b, s, html.Options{}) },
		"json": func(b *bytes.Buffer) error { return scenejson.Encode(b, s) },
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		out[name] = b.Bytes()
	}
	return s.Places, out
}

func TestEveryFormatCarriesPlaces(t *testing.T) {
	want, made := figures(t)
	for name, text := range made {
		for _, variant := range [][]byte{text, append([]byte("\ufeff\n"), text...), bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), bytes.ReplaceAll(text, []byte("&#34;"), []byte("&quot;"))} {
			got, err := Read(variant)
			if err != nil || fmt.Sprint(*got) != fmt.Sprint(want) {
				t.Errorf("%s: %v, %v, want %v", name, got, err, want)
			}
		}
	}
}

// TestNoFigures has files without places: what to do is said.
func TestNoFigures(t *testing.T) {
	_, made := figures(t)
	svg := string(made["svg"])
	start := strings.Index(svg, " data-dossier-places")
	end := start + strings.Index(svg[start:], "}\"")
	for name, text := range map[string]string{
		"empty": "", "text": "hello", "png": "\x89PNG\r\n\x1a\n", "pdf": "%PDF-1.4", "another SVG": "<svg></svg>",
		"without places": svg[:start] + svg[end+len("}\""):],
		"saved anew":     regexp.MustCompile(` data-dossier-[a-z]+="[^"]*"`).ReplaceAllString(svg, ""),
		"of another":     `<svg data-places="{}"></svg>`,
		"not ended":      svg[:end], "JSON": `{"places":{"area":[0,0,1,1],"actors":{}}}`,
		"a null": `{"format":"dossier-scene/1","places":null}`, "a list": "[1]",
	} {
		if p, err := Read([]byte(text)); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v, %v", name, p, err)
		}
	}
	if _, err := Read([]byte(svg + svg)); err == nil || !strings.Contains(err.Error(), "2 figures") {
		t.Errorf("two figures: %v", err)
	}
}

// scene is a scene as JSON with these places.
func scene(places string) []byte {
	return []byte(`{"format":"dossier-scene/1","places":` + places + `}`)
}

// TestHostilePlaces has files that were made to do harm.
func TestHostilePlaces(t *testing.T) {
	actors := func(list string) []byte { return scene(`{"area":[0,0,1,1],"actors":{` + list + `}}`) }
	var many strings.Builder
	for i := range 1_000_000 {
		fmt.Fprintf(&many, `"a%d":[0,0,1,1],`, i)
	}
	laughs := `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>`
	for name, c := range map[string]struct {
		text []byte
		want string
	}{
		"nested objects": {scene(strings.Repeat(`{"a":`, 2<<20)), ErrNone.Error()},
		"nested lists":   {scene(`{"area":` + strings.Repeat("[", 10<<20) + "}"), ErrNone.Error()},
		"open tags":      {bytes.Repeat([]byte("<svg "), 1<<20), ErrNone.Error()},
		"open values":    {bytes.Repeat([]byte(`<svg data-dossier-places="`), 1<<19), ErrNone.Error()},
		"many figures":   {bytes.Repeat([]byte(`<svg data-dossier-version="">`), 1<<19), "524288 figures"},
		"no JSON":        {[]byte(`<svg data-dossier-version="" data-dossier-places="1">`), "damaged"},
		"billion laughs": {[]byte(laughs + `<svg data-dossier-version="" data-dossier-places="&c;"></svg>`), "damaged"},
		"no number":      {actors(`"a":[NaN,0,1,1]`), ErrNone.Error()},
		"a huge number":  {actors(`"a":[1e308,0,1,1]`), "no place"},
		"too huge":       {actors(`"a":[1e999,0,1,1]`), "damaged"},
		"far":            {actors(`"a":[0,-100001,1,1]`), "no place"},
		"no size":        {actors(`"a":[0,0,-1,1]`), "no place"},
		"large":          {actors(`"a":[0,0,1,100001]`), "no place"},
		"three numbers":  {actors(`"a":[0,0,1]`), "4 numbers"},
		"words":          {actors(`"a":["0",0,1,1]`), "damaged"},
		"twice":          {actors(`"a":[0,0,1,1],"a":[0,0,1,1]`), "two places"},
		"a million":      {actors(strings.TrimSuffix(many.String(), ",")), "more than 1000"},
		"a list":         {scene(`{"area":[0,0,1,1],"actors":[]}`), "no object"},
		"no area":        {scene(`{"actors":{}}`), "area"},
		"a large area":   {scene(`{"area":[0,0,1e9,1],"actors":{}}`), "area"},
		"too large":      {make([]byte, MaxSize+1), "larger than 64 MB"},
	} {
		p, err := Read(c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) || len(err.Error()) > 300 {
			t.Errorf("%s: %v, %.300v, want %q", name, p != nil, err, c.want)
		}
	}
}

// FuzzRead reads anything: what it takes for places is within bounds, and is
// written and read again as it was.
func FuzzRead(f *testing.F) {
	_, made := figures(f)
	for _, text := range made {
		f.Add(text)
	}
	f.Add(scene(`{"area":[0,0,1,1],"narrow":true,"actors":{"a":[1.25,2,3,4]}}`))
	f.Add(scene(`{"area":[-0,1e2,1,1],"actors":{"a":[1e308,2,3,4],"a":[]}}`))
	f.Add([]byte(`<svg data-dossier-version="" data-dossier-places='{&quot;area&quot;:[0,0,0,0],"actors":{"&lt;":[1,2,3,4]}}'>`))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := Read(text)
		if err != nil {
			return
		}
		if len(p.Actors) > render.MaxPlaces {
			t.Fatalf("%d actors", len(p.Actors))
		}
		for _, a := range append(p.Actors, render.Place{Box: p.Area}) {
			for _, v := range []float64{a.Box.X, a.Box.Y, a.Box.W, a.Box.H} {
				if math.IsNaN(v) || math.Abs(v) > 2*render.MaxPlaceAt {
					t.Fatalf("%v", a)
				}
			}
		}
		var b bytes.Buffer
		if err := svg.Encode(&b, &render.Scene{Width: 1, Height: 1, Places: *p}, svg.Options{}); err != nil {
			t.Fatal(err)
		}
		again, err := Read(b.Bytes())
		if err != nil || len(again.Actors) != len(p.Actors) || again.Narrow != p.Narrow {
			t.Fatalf("%v became %v, %v", p, again, err)
		}
		for i, a := range p.Actors {
			if b := again.Actors[i]; b.Actor != a.Actor || math.Abs(b.Box.X-a.Box.X) > 0.006 {
				t.Fatalf("%v became %v", a, b)
			}
		}
	})
}

package engines

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
)

// wellFormed checks what every answer promises: it says what was asked, has no
// null where a list belongs, and explains every id that it names.
func (c *checker) wellFormed(a answer.Answer) {
	c.Helper()
	base := a.Common()
	if base.Asked.Verb != c.q.Verb || base.Asked.Command != c.q.CommandLine() || base.Dossier.Title != c.d.Title {
		c.failf("asked: %v of %s", base.Asked, base.Dossier.Title)
	}
	var actors []string
	switch c.q.Verb {
	case answer.VerbPath, answer.VerbShow, answer.VerbClaims, answer.VerbDraw:
		actors = slices.Concat(c.q.Actors, c.q.Network.Path)
	}
	same(c, "actors asked about", base.Asked.Actors, actors)
	if what := nilSlice(reflect.ValueOf(a).Elem(), ""); what != "" {
		c.failf("%s is null", what)
	}
	m := &mentioned{c: c, x: &base.Index}
	_, m.listing = a.(*answer.Listing)
	if !mayLift(a) {
		m.known = newWorld(c.d, c.q.Filter).all
	}
	m.value(reflect.ValueOf(a).Elem())
}

// mayLift reports whether an answer shows claims beyond its limits.
func mayLift(a answer.Answer) bool {
	p, ok := a.(*answer.Paths)
	return ok && (p.Nearest != nil || p.Stress != nil)
}

// nilSlice names a field that JSON would write as null where a list belongs.
func nilSlice(v reflect.Value, at string) string {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return nilSlice(v.Elem(), at)
		}
	case reflect.Slice:
		if v.IsNil() {
			return at
		}
		for i := range v.Len() {
			if s := nilSlice(v.Index(i), at); s != "" {
				return s
			}
		}
	case reflect.Map:
		if v.IsNil() {
			return at
		}
		for _, k := range v.MapKeys() {
			if s := nilSlice(v.MapIndex(k), at+"."+k.String()); s != "" {
				return s
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			empty := v.Field(i).Kind() == reflect.Slice && v.Field(i).Len() == 0 && strings.Contains(f.Tag.Get("json"), ",omitempty")
			if f.IsExported() && !empty {
				if s := nilSlice(v.Field(i), at+"."+f.Name); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

// mentioned looks at every id that an answer names.
type mentioned struct {
	c       *checker
	x       *answer.Index
	listing bool             // its claims are explained where they are listed
	known   map[string]*held // to tell claims that nobody says any more; nil: none are told
}

// value walks through the types of an answer; what a field names, its type or its
// name say.
func (m *mentioned) value(v reflect.Value) {
	switch x := v.Interface().(type) {
	case answer.List[answer.Claim]:
		m.list(x)
		return
	case answer.Claim:
		m.claim(&x)
		return
	case answer.Source:
		m.actor(x.Origin)
		return
	case answer.Withdrawal:
		m.id("Source", x.ID, x.Without == answer.WithoutSource)
		m.id("Actor", x.ID, x.Without == answer.WithoutVoice)
	case answer.Asked:
		m.texts("Actors", reflect.ValueOf(x.Actors))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			m.value(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			m.value(v.Index(i))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			m.value(v.MapIndex(k))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				m.texts(f.Name, v.Field(i))
				m.value(v.Field(i))
			}
		}
	}
}

// texts looks at the ids in a field, by its name.
func (m *mentioned) texts(field string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		m.id(field, v.String(), true)
	case reflect.Slice:
		for i := range v.Len() {
			m.texts(field, v.Index(i))
		}
	}
}

func (m *mentioned) id(field, id string, is bool) {
	if !is {
		return
	}
	switch field {
	case "From", "To", "Actor", "Actors", "Members", "Centres", "Untied", "Cycles":
		m.actor(id)
	case "Relation":
		m.has("relation", id, m.x.Relations[id].ID)
	case "Claim", "Claims":
		m.has("claim", id, m.x.Claims[id].ID)
	case "Source":
		if slices.ContainsFunc(m.c.d.Sources, func(s data.Source) bool { return s.ID == id }) {
			m.has("source", id, m.x.Sources[id].ID)
		}
	}
}

func (m *mentioned) has(what, id, got string) {
	if got != id {
		m.c.failf("the %s %q is not explained", what, id)
	}
}

// actor looks for an actor, unless the dossier has none of that id.
func (m *mentioned) actor(id string) {
	if slices.ContainsFunc(m.c.d.Actors, func(a data.Actor) bool { return a.ID == id }) {
		m.has("actor", id, m.x.Actors[id].ID)
	}
}

func (m *mentioned) list(list answer.List[answer.Claim]) {
	for c, err := range list.All() {
		if err != nil {
			m.c.failf("%v", err)
		}
		m.claim(&c)
	}
}

func (m *mentioned) claim(c *answer.Claim) {
	m.texts("From", reflect.ValueOf(slices.Concat(c.From, c.To)))
	m.texts("Relation", reflect.ValueOf(c.Relation))
	if c.Sentence != m.x.Sentence(c) || c.Sentence == "" {
		m.c.failf("%s is told as %q", c.ID, c.Sentence)
	}
	if h := m.known[c.About]; h != nil && !h.gone && !m.listing {
		m.has("claim that another is about", c.About, m.x.Claims[c.About].ID)
	} else if _, told := m.x.Claims[c.About]; h != nil && told {
		m.c.failf("the claim %s is told, and nobody says it any more", c.About)
	}
	for i := range c.Said {
		m.texts("From", reflect.ValueOf(c.Said[i].By))
		m.texts("Source", reflect.ValueOf(c.Said[i].Source))
	}
}

// claim compares a claim with what the oracle holds of it.
func (c *checker) claim(w *world, got *answer.Claim) {
	h := w.all[got.ID]
	if h == nil {
		c.failf("there is no claim %s", got.ID)
		return
	}
	want := h.told()
	want.Sentence = got.Sentence
	c.general(h, got)
	for i := range got.Said {
		if got.Said[i].InGeneral != "" {
			got.Said = got.Said[:i] // compared just now
			break
		}
	}
	if !reflect.DeepEqual(*got, want) {
		c.failf("the claim is %+v, want %+v", *got, want)
	}
}

// told is the claim as an answer has it, but for the denials that cover it.
func (h *held) told() answer.Claim {
	c := answer.ClaimOf(h.Claim, h.Assessment)
	c.DeniedInGeneral = len(h.general)
	return c
}

// general checks the words of those who deny a claim in general.
func (c *checker) general(h *held, got *answer.Claim) {
	var words []string
	for i := range got.Said {
		if got.Said[i].InGeneral != "" {
			words = append(words, wordsOf(&got.Said[i]))
		}
	}
	want := generalWords(h.general)
	slices.Sort(words)
	if len(want) <= data.MostDenials {
		same(c, "denials of "+h.ID+" in general", words, want)
	}
}

// wordsOf writes out what an attribution says.
func wordsOf(a *answer.Attribution) string {
	rated := -1
	if a.Confidence != nil {
		rated = *a.Confidence
	}
	return fmt.Sprint(a.By, a.Stance, a.Source, a.At, a.Quote, a.Credibility, rated)
}

// generalWords writes out denials, in order.
func generalWords(denials []data.Attribution) (words []string) {
	for i := range denials {
		a := answer.AttributionOf(&denials[i])
		words = append(words, wordsOf(&a))
	}
	slices.Sort(words)
	return words
}

// everything is a filter that nothing fails.
func everything() ask.Filter {
	return ask.Filter{Statuses: data.Statuses(), Modalities: data.Modalities()}
}

package page

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
)

// ComparePath is the page on which two dates or two voices are chosen.
const ComparePath = "/compare"

// sheet is the width of a figure of two drawings side by side, on a wide screen.
const sheet = options.Millimetres(420)

// compare is the form of that page: what is drawn, and the two sides of it.
type compare struct {
	Actors []field
	Dates  []field
	Voices []field
	// Kept are the other settings of the figure.
	Kept  []field
	Dated []string // dates to propose
}

// compareURL is where two sides of a figure are chosen; empty for what has no figure.
func compareURL(r *options.Request) string {
	to := *r
	switch r.Verb {
	case answer.VerbDraw:
	case answer.VerbShow:
		to = of(answer.VerbDraw, r.Actors...)
		to.Filter = r.Filter
	case answer.VerbPath:
		to.Verb, to.Actors, to.Network, to.Path.Stress = answer.VerbDraw, nil, ask.NetworkOptions{Path: r.Actors}, false
	default:
		return ""
	}
	_, query, _ := strings.Cut(to.URL(), "?")
	return (&url.URL{Path: ComparePath, RawQuery: query}).String()
}

// Compare serves /compare?date=&date= or voice=&voice=, with the question of a figure. With
// two dates or two voices it leads on to the figure that has them side by side; else it is
// the form that asks for them.
func (p *Pages) Compare(w http.ResponseWriter, r *http.Request) {
	s := p.live.Now()
	v := p.common(s, "Side by side")
	query := r.URL.Query()
	dates, voices := given(query["date"]), given(query["voice"])
	query.Del("date")
	query.Del("voice")
	req, err := read(&url.URL{Path: "/" + answer.VerbDraw, RawQuery: query.Encode()})
	if err == nil {
		err = beside(&req, dates, voices)
	}
	if err == nil && req.Look.SideBySide() != "" {
		http.Redirect(w, r, req.URL(), http.StatusSeeOther)
		return
	}
	v.Names = p.names(r.Context(), s)
	v.Compare = compareOf(&req, dates, voices)
	v.Compare.Dated, _ = p.room.Dates(r.Context(), s) // proposals are no more than that
	if !p.refused(w, "compare", v, err) {
		p.send(w, http.StatusOK, "compare", v)
	}
}

// given are the values that were filled in.
func given(values []string) []string {
	return slices.DeleteFunc(values, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// beside puts two dates or two voices into the request for a figure; nothing where none
// were given.
func beside(r *options.Request, dates, voices []string) error {
	r.Look.Slices, r.Look.Voices = nil, nil // what the page was opened from may have some
	switch {
	case len(dates) == 0 && len(voices) == 0:
		return nil
	case len(dates) > 0 && len(voices) > 0:
		return ask.Usagef("choose two dates or two voices, not both")
	case len(dates)+len(voices) != 2:
		return ask.Usagef("choose two: two dates, or two voices")
	}
	for _, text := range dates {
		d, err := data.ParseDate(text)
		if err != nil {
			return ask.Usagef("%v", err)
		}
		r.Look.Slices, r.Filter.AsOf = append(r.Look.Slices, d), data.Date{}
	}
	if len(voices) > 0 {
		r.Look.Voices, r.Filter.AccordingTo = voices, ""
	}
	r.Network.Highlight = nil // paths differ from one side to the other
	if r.Look.Width == 0 && r.Look.For == "" {
		r.Look.Width = sheet
	}
	return nil
}

// compareOf makes the form.
func compareOf(r *options.Request, dates, voices []string) *compare {
	c := &compare{Actors: wordsOf(r)}
	at := func(list []string, i int, first string) string {
		switch {
		case i < len(list):
			return list[i]
		case i == 0:
			return first
		}
		return ""
	}
	for i, label := range []string{"The one", "The other"} {
		n := string(rune('1' + i))
		c.Dates = append(c.Dates, field{Name: "date", Label: label, Value: at(dates, i, r.Filter.AsOf.String()), Hint: "DATE", ID: "o-date-" + n})
		c.Voices = append(c.Voices, field{Name: "voice", Label: label, Value: at(voices, i, r.Filter.AccordingTo), Hint: "ACTOR", Names: ask.NamesActors, ID: "o-voice-" + n})
	}
	for _, o := range options.Of(r.Verb) {
		if value := o.Value(r).String(); value != "" && !o.Hidden {
			c.Kept = append(c.Kept, field{Name: o.Name, Value: value})
		}
	}
	return c
}

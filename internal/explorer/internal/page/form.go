package page

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
)

// form is the question of a verb as fields to fill in.
type form struct {
	Verb   string
	Words  []field
	Groups []group
}

// Set reports whether options are set.
func (f *form) Set() bool {
	return slices.ContainsFunc(f.Groups, func(g group) bool { return g.Open })
}

// group is a heading with its options; Open where some are set.
type group struct {
	Title   string
	Open    bool
	Filters bool
	Fields  []field
}

// Actors reports whether it names actors.
func (f field) Actors() bool { return f.Names == ask.NamesActors }

// field is one setting.
type field struct {
	Name, Label, Help, Value, Hint string
	Switch                         bool
	Required                       bool
	Choices                        []string  // of a select; empty: free text
	Names                          ask.Names // what it names, which can be proposed
	Many                           bool      // several, with commas between
	ID                             string    // its own on the page
	Dates                          string    // those that can be stepped through, with spaces between
}

// formOf makes the form of a request, with what it says already.
func formOf(r *options.Request) form {
	f := form{Verb: r.Verb, Words: wordsOf(r)}
	table := options.Of(r.Verb)
	for _, title := range options.Groups() {
		g := group{Title: string(title)}
		if title == ask.Filters {
			g.Title, g.Filters = "Which claims count", true
		}
		for _, o := range table {
			if o.Hidden || o.Group != title || o.Name == "keep" { // keep names a file, which no page may
				continue
			}
			x := fieldOf(o, r)
			g.Open = g.Open || x.Value != ""
			g.Fields = append(g.Fields, x)
		}
		if len(g.Fields) > 0 {
			f.Groups = append(f.Groups, g)
		}
	}
	return f
}

func fieldOf(o options.Option, r *options.Request) field {
	v := o.Value(r)
	x := field{Name: o.Name, Label: strings.ReplaceAll(o.Name, "-", " "), Help: o.Help, Value: v.String(), Switch: o.Switch(), Hint: v.Type(), Names: o.Names, Many: strings.Contains(v.Type(), ","), ID: "o-" + o.Name}
	if !x.Switch && len(o.Words) > 0 && !x.Many {
		x.Choices = o.Words
		if x.Value != "" && !slices.Contains(x.Choices, x.Value) { // a grade as a number
			x.Choices = append(slices.Clone(x.Choices), x.Value)
		}
	}
	return x
}

// wordsOf are the fields of what a question is about.
func wordsOf(r *options.Request) []field {
	at := func(i int) string {
		if i < len(r.Actors) {
			return r.Actors[i]
		}
		return ""
	}
	actor := func(name, label string, i int, required bool) field {
		return field{Name: name, Label: label, Value: at(i), Names: ask.NamesActors, Required: required, ID: "o-" + name + "-" + strconv.Itoa(i+1)}
	}
	switch r.Verb {
	case answer.VerbPath:
		return []field{actor("from", "From", 0, true), actor("to", "To", 1, true)}
	case answer.VerbShow:
		return []field{actor("actor", "Actor", 0, true)}
	case answer.VerbClaims, answer.VerbDraw:
		var list []field
		for i := range len(r.Actors) + 1 {
			label := "Actor"
			if i > 0 {
				label = "And"
			}
			list = append(list, actor("actor", label, i, false))
		}
		return list
	case answer.VerbRank, answer.VerbGroups:
		x := field{Name: "measure", Label: "Measure", Value: at(0), ID: "o-measure"}
		for _, m := range measures(r.Verb) {
			x.Choices = append(x.Choices, m.Name)
		}
		return []field{x}
	}
	return nil
}

func measures(verb string) []ask.Measure {
	list := ask.Measures(verb)
	if verb == answer.VerbGroups {
		list = append(list, ask.Censuses()...)
	}
	return list
}

// read takes a request from an address, in which a form leaves what was not filled
// in empty.
func read(u *url.URL) (options.Request, error) {
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return options.Request{}, ask.Usagef("the address cannot be read: %v", err)
	}
	for name, list := range values {
		list = slices.DeleteFunc(list, func(s string) bool { return strings.TrimSpace(s) == "" })
		if len(list) == 0 {
			delete(values, name)
		} else {
			values[name] = list
		}
	}
	plain := *u
	plain.RawQuery = values.Encode()
	return options.ParseURL(&plain)
}

// blank reports whether a question has not been put yet: its form was opened.
func blank(r *options.Request) bool {
	if strings.Contains(r.URL(), "?") {
		return false
	}
	switch r.Verb {
	case answer.VerbPath, answer.VerbShow, answer.VerbDiff:
		return true
	}
	return false
}

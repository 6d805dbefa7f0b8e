package options

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
)

// Parameters are the names under which a URL gives the words of a verb that are no
// options, in their order; the actors of every other verb go by "actor".
func Parameters(verb string) []string {
	switch verb {
	case answer.VerbPath:
		return []string{"from", "to"}
	case answer.VerbDiff:
		return []string{"old", "new"}
	case answer.VerbRank, answer.VerbGroups:
		return []string{"measure"}
	}
	return nil
}

// actorParameter gives the actors of every other verb, once each.
const actorParameter = "actor"

// URL returns the path and the query that ask the same: /{verb}?from=&to=&actor=,
// with the options by their long names, lists as a flag writes them, and "true"
// for a switch.
func (r Request) URL() string {
	var b strings.Builder
	b.WriteString("/" + r.Verb)
	between := byte('?')
	add := func(name, value string) {
		b.WriteByte(between)
		between = '&'
		b.WriteString(url.QueryEscape(name) + "=" + url.QueryEscape(value))
	}
	names := Parameters(r.Verb)
	for i, actor := range r.Actors {
		name := actorParameter
		if i < len(names) {
			name = names[i]
		}
		add(name, actor)
	}
	for _, o := range r.set() {
		add(o.Name, o.value)
	}
	return b.String()
}

// ParseURL reads a request from the path and the query of a URL, as
// [Request.URL] writes them. A parameter may come several times where a flag may.
// What cannot be read gives an [*ask.UsageError] that names the parameter.
func ParseURL(u *url.URL) (Request, error) {
	var r Request
	r.Verb = strings.Trim(u.Path, "/")
	if r.Verb != "" {
		if err := ask.CheckVerb(r.Verb); err != nil {
			return r, err
		}
	}
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return r, ask.Usagef("the question %s cannot be read: %v", u.RawQuery, err)
	}
	if err := r.readActors(values); err != nil {
		return r, err
	}
	for _, name := range append(Parameters(r.Verb), actorParameter) {
		delete(values, name)
	}
	return r, r.readOptions(values)
}

// readActors takes the words that are no options from a URL.
func (r *Request) readActors(values map[string][]string) error {
	names := Parameters(r.Verb)
	for i, name := range names {
		switch n := len(values[name]); {
		case n > 1:
			return ask.Usagef("%s is given more than once", name)
		case n == 1 && i > len(r.Actors):
			return ask.Usagef("%s is given without %s", name, names[i-1])
		}
		r.Actors = append(r.Actors, values[name]...)
	}
	r.Actors = append(r.Actors, values[actorParameter]...)
	return nil
}

// readOptions sets options by their names.
func (r *Request) readOptions(values map[string][]string) error {
	table := Of(r.Verb)
	for _, name := range slices.Sorted(maps.Keys(values)) {
		i := slices.IndexFunc(table, func(o Option) bool { return o.Name == name })
		if i < 0 {
			return ask.Usagef("%s has no option %q", verbWords(r.Verb), name)
		}
		for _, value := range values[name] {
			if err := table[i].Value(r).Set(value); err != nil {
				return ask.Usagef("%s=%s: %v", name, value, err)
			}
		}
	}
	return nil
}

// verbWords names a verb in a message.
func verbWords(verb string) string {
	if verb == "" {
		return "the overview"
	}
	return verb
}

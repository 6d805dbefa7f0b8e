package options

import (
	"slices"

	"dossier/graph/ask"
	"dossier/internal/setting"
)

// Request is a question with the looks of its figure.
type Request struct {
	ask.Question
	Look Look
}

// Option is one setting of a request: its name is the command-line flag, the
// parameter of a URL, the word in a marker and the field in JSON.
type Option struct {
	Name  string
	Short string // one letter, or nothing
	Group ask.Group
	Verbs []string
	Help  string
	Names ask.Names // what its value names; empty: nothing of a dossier
	Words []string  // the words that it takes; none: something else
	Value func(*Request) setting.Value
	// Hidden options are read and never written or shown: an earlier spelling
	// of another one, which stands in documents.
	Hidden bool
}

// Switch reports whether the option is on or off and takes no value.
func (o Option) Switch() bool {
	return o.Value(new(Request)).Type() == setting.Switch{}.Type()
}

// Groups lists the headings of options in the order of help texts.
func Groups() []ask.Group {
	return []ask.Group{ask.PathChoice, ask.Directions, ask.Measuring, ask.Comparing, ask.Showing, Drawing, ask.Filters}
}

// All returns the whole table, one row an option.
func All() []Option {
	var all []Option
	for _, o := range ask.Options() {
		all = append(all, Option{Name: o.Name, Short: o.Short, Group: o.Group, Verbs: o.Verbs, Help: o.Help, Names: o.Names, Words: o.Words,
			Value: func(r *Request) setting.Value { return o.Value(&r.Question) }})
	}
	return append(all, lookOptions()...)
}

// Of returns the options of a verb in the order of the table.
func Of(verb string) []Option {
	return slices.DeleteFunc(All(), func(o Option) bool { return !slices.Contains(o.Verbs, verb) })
}

// set is an option with the value that a request gives it.
type set struct {
	Option
	value string
}

// set lists the options of a request that are not as they are at first, in order.
func (r *Request) set() []set {
	var list []set
	for _, o := range Of(r.Verb) {
		if o.Hidden {
			continue
		}
		if v := o.Value(r).String(); v != "" {
			list = append(list, set{o, v})
		}
	}
	return list
}

// CommandLine returns the command that asks the same again. It names no files but
// that of --keep: the same question can be put to another dossier.
func (r Request) CommandLine() string { return r.CommandWith() }

// CommandWith is [Request.CommandLine] with further flags behind those of the
// request, each with its value as a shell takes it.
func (r Request) CommandWith(more ...string) string {
	var flags []string
	for _, o := range r.set() {
		flags = append(flags, ask.Flag(o.Name, o.Value(&r)))
	}
	return ask.Command(r.Verb, r.Actors, append(flags, more...))
}

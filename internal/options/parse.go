package options

import (
	"strings"
	"unicode"

	"github.com/spf13/pflag"

	"dossier/graph/ask"
)

// Bind adds the options of a request's verb to a set of flags, which then write
// into the request.
func Bind(flags *pflag.FlagSet, r *Request) {
	for _, o := range Of(r.Verb) {
		f := flags.VarPF(o.Value(r), o.Name, o.Short, o.Help)
		f.Hidden = o.Hidden
		f.DefValue = "" // the help text says the default where there is one
		if o.Switch() {
			f.NoOptDefVal = "true"
		}
	}
}

// Parse reads a request from words as they stand on a command line after
// "dossier": the verb, its actors and its options. More, where not nil, adds the
// options of whoever asks, beside those of the request. What cannot be read gives
// an [*ask.UsageError].
func Parse(words []string, more func(*pflag.FlagSet)) (Request, error) {
	var r Request
	if len(words) == 0 {
		return r, ask.Usagef("a question begins with a verb: %s", strings.Join(ask.Verbs(), ", "))
	}
	r.Verb = words[0]
	if err := ask.CheckVerb(r.Verb); err != nil {
		return r, err
	}
	flags := pflag.NewFlagSet(r.Verb, pflag.ContinueOnError)
	flags.Usage = func() {}
	Bind(flags, &r)
	if more != nil {
		more(flags)
	}
	if flags.Lookup("help") == nil { // pflag knows it by itself and would print it
		flags.BoolP("help", "h", false, "")
	}
	if err := flags.Parse(words[1:]); err != nil {
		return r, ask.Usagef("%v", err)
	}
	if flags.Changed("help") {
		return r, ask.Usagef("--help cannot be asked here")
	}
	r.Actors = flags.Args()
	return r, nil
}

// errOpenQuote says that a quotation mark in a line of words has no partner.
var errOpenQuote = ask.Usagef("a quotation mark is open: end it, or write \\' for an apostrophe")

// Split splits a line of words as a POSIX shell does, without its substitutions:
// single quotes keep everything, double quotes keep all but \" and \\, and outside
// of them a backslash keeps the next character. It reads what
// [Request.CommandLine] writes.
func Split(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	in, started, escaped := rune(0), false, false
	for _, r := range line {
		switch {
		case escaped:
			if in == '"' && r != '"' && r != '\\' {
				word.WriteByte('\\')
			}
			word.WriteRune(r)
			escaped = false
		case r == '\\' && in != '\'':
			escaped, started = true, true
		case r == in:
			in = 0
		case in != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			in, started = r, true
		case unicode.IsSpace(r):
			if started {
				words = append(words, word.String())
				word.Reset()
			}
			started = false
		default:
			word.WriteRune(r)
			started = true
		}
	}
	if in != 0 || escaped {
		return nil, errOpenQuote
	}
	if started {
		words = append(words, word.String())
	}
	return words, nil
}

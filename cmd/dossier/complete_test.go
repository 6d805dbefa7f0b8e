package main

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/inputs"
	"dossier/internal/setting"
)

// sharedNames has actors who go by one name in many ways, names with commas and
// quotation marks, accents and other scripts.
const sharedNames = `
actors:
  - {id: kim, name: Kim Un, kind: person}
  - {id: kim-two, name: Kim Two, kind: person, aliases: [Kim Un]}
  - {id: berg-a, name: Berg, kind: person}
  - {id: berg-b, name: Berg, kind: person}
  - {id: smith, name: Smith, kind: person}
  - {id: smith-b, name: SMITH, kind: person}
  - {id: x1, name: Anna, kind: person, aliases: [Nan]}
  - {id: x2, name: Bert, kind: person, metonyms: [Nan]}
  - {id: x3, name: X1, kind: person}
  - {id: comma, name: "Roe, Jane", kind: person}
  - {id: quote, name: "The \"Fox\" Roe", kind: person}
  - {id: lodz, name: Łódź, kind: place, aliases: [Stadt  Łódź]}
  - {id: aesop, name: Æsop, kind: person}
  - {id: moscow, name: Москва, kind: place}
  - {id: hyphen, name: -rf, kind: group}
  - {id: space, name: "a\u2028b", kind: group}
claims: []
`

// dossiers are those that completions are tried on.
func dossiers(t *testing.T) map[string]string {
	own := folder(t, map[string]string{"names.yaml": sharedNames}) + "/names.yaml"
	list := map[string]string{"shared names": own}
	for _, name := range inputs.Samples() {
		list[name] = name
	}
	return list
}

// TestCompletionsAreTaken: whatever is typed of whatever name, in any case, a
// look-up takes what is offered, and for what the offer says it is.
func TestCompletionsAreTaken(t *testing.T) {
	for name, file := range dossiers(t) {
		d, _, err := inputs.Read(context.Background(), inputs.Inputs{Files: []string{file}}) // with its problems: shared names
		if err != nil {
			t.Fatal(err)
		}
		e, err := ask.Load(context.Background(), d, "")
		if err != nil {
			t.Fatal(err)
		}
		all, err := e.Resolve(context.Background(), ask.NamesActors, "", 1000)
		if err != nil {
			t.Fatal(err)
		}
		offers := 0
		for _, m := range all {
			for _, whole := range append(namesOf(t, e, m.ID), m.ID) {
				for i := range len(whole) + 1 {
					for _, typed := range []string{whole[:i], strings.ToLower(whole[:i]), data.Fold(whole[:i])} {
						offers += lookUp(t, e, typed)
					}
				}
			}
		}
		if offers < 100 {
			t.Errorf("%s: only %d offers", name, offers)
		}
	}
}

func namesOf(t *testing.T, e ask.Engine, id string) []string {
	t.Helper()
	a := show(t, e, id).Actor
	return slices.Concat([]string{a.Name}, a.Aliases, a.Metonyms)
}

func show(t *testing.T, e ask.Engine, name string) *answer.Profile {
	t.Helper()
	found, err := ask.Ask(context.Background(), e, ask.Question{Verb: answer.VerbShow, Actors: []string{name}})
	if err != nil {
		t.Fatalf("%q: %v", name, err)
	}
	return found.(*answer.Profile)
}

// lookUp looks up all that is offered for what was typed.
func lookUp(t *testing.T, e ask.Engine, typed string) int {
	t.Helper()
	matches, err := e.Resolve(context.Background(), ask.NamesActors, typed, mostCompletions)
	if err != nil {
		t.Fatal(err)
	}
	list := candidates(typed, matches)
	for _, c := range list {
		if !strings.HasPrefix(c.text, typed) {
			t.Errorf("typed %q: %q does not begin so", typed, c.text)
		}
		p := show(t, e, c.text)
		if is := p.Actor; c.description != is.ID && c.description != data.Printable(is.Name) {
			t.Errorf("typed %q: %q is offered for %q, and a look-up takes it for %q", typed, c.text, c.description, is.Name)
		}
	}
	return len(list)
}

// TestOtherNamesAreTaken: so are those of relations and sources.
func TestOtherNamesAreTaken(t *testing.T) {
	ctx := context.Background()
	for _, file := range inputs.Samples() {
		e, err := inputs.Open(ctx, inputs.Inputs{Files: []string{file}})
		if err != nil {
			t.Fatal(err)
		}
		for _, what := range []ask.Names{ask.NamesRelations, ask.NamesSources} {
			for _, typed := range strings.Split(",a,is,is p,Is Pa,s,sup,SUPP,b,Br,brief: k,m,Mar", ",") {
				matches, err := e.Resolve(ctx, what, typed, mostCompletions)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range candidates(typed, matches) {
					filter := ask.Filter{Relations: []string{c.text}}
					if what == ask.NamesSources {
						filter = ask.Filter{WithoutSources: []string{c.text}}
					}
					if _, err := ask.Ask(ctx, e, ask.Question{Verb: answer.VerbClaims, Filter: filter}); err != nil || !strings.HasPrefix(c.text, typed) {
						t.Errorf("typed %q: %q is offered (%v)", typed, c.text, err)
					}
				}
			}
		}
	}
}

// TestCandidates: what is offered for what was typed.
func TestCandidates(t *testing.T) {
	for _, tt := range []struct {
		typed string
		match ask.Match
		want  string // empty: nothing
	}{
		{"Kim", ask.Match{ID: "kim-jong-un", Name: "Kim Jong Un"}, "Kim Jong Un"},
		{"ki", ask.Match{ID: "kim-jong-un", Name: "Kim Jong Un"}, "kim-jong-un"},
		{"KIM ", ask.Match{ID: "kim-jong-un", Name: "Kim Jong Un"}, "KIM Jong Un"},
		{"putin", ask.Match{ID: "vladimir-putin", Name: "Vladimir Putin", By: "Putin"}, "putin"},
		{"sou", ask.Match{ID: "south-korea", Name: "South Korea"}, "south-korea"},
		{"", ask.Match{ID: "south-korea", Name: "South Korea"}, "south-korea"},
		{"lod", ask.Match{ID: "city", Name: "Łódź"}, "lodź"},
		{"lod", ask.Match{ID: "city", Name: "Ło\u0301dz\u0301"}, "lodz\u0301"},
		{"a", ask.Match{ID: "x", Name: "Æsop"}, ""}, // half a letter
		{"ae", ask.Match{ID: "x", Name: "Æsop"}, "aesop"},
		{"МОСК", ask.Match{ID: "x", Name: "Москва"}, "МОСКва"},
		{"a", ask.Match{ID: "x", Name: "a\nb"}, ""},
	} {
		var got string
		if list := candidates(tt.typed, []ask.Match{tt.match}); len(list) == 1 {
			got = list[0].text
		}
		if got != tt.want {
			t.Errorf("typed %q of %q: offered %q, want %q", tt.typed, tt.match.Name, got, tt.want)
		}
	}
}

// TestListCompletion: the last item is completed, what stands before it stays and is
// not offered again, and what is offered can be read back.
func TestListCompletion(t *testing.T) {
	all := []string{"supplies", "pressures", "plain", "Roe, Jane", `The "Fox"`}
	find := func(typed string, taken []string) []candidate { return words(all, typed, taken) }
	for _, tt := range []struct {
		typed string
		most  int
		want  []string
	}{
		{"", 0, []string{"supplies", "pressures", "plain", `"Roe, Jane"`, `"The ""Fox"""`}},
		{"supplies,p", 0, []string{"supplies,pressures", "supplies,plain"}},
		{"supplies, p", 0, []string{"supplies, pressures", "supplies, plain"}},
		{"pressures,p", 0, []string{"pressures,plain"}},
		{"supplies,", 2, []string{"supplies,pressures", "supplies,plain", `supplies,"Roe, Jane"`, `supplies,"The ""Fox"""`}},
		{"supplies,plain,", 2, nil},
		{`"Roe, J`, 0, []string{`"Roe, Jane"`}},
		{`"Roe, Jane",s`, 0, []string{`"Roe, Jane",supplies`}},
		{`"Roe, Jane","R`, 0, nil},
		{"R", 0, nil}, // it would have to be quoted from the beginning
		{`plain,"The ""`, 0, []string{`plain,"The ""Fox"""`}},
		{`"sup`, 0, []string{`"supplies"`}},
		{"x", 0, nil},
	} {
		var got []string
		for _, c := range inList(tt.typed, tt.most, find) {
			got = append(got, c.text)
			var items []string
			if err := setting.Names(&items, "").Set(c.text); err != nil || !slices.Contains(all, items[len(items)-1]) {
				t.Errorf("typed %q: %q reads as %q (%v)", tt.typed, c.text, items, err)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("typed %q: offered %q, want %q", tt.typed, got, tt.want)
		}
	}
}

// TestCompletions are whole lines: which words are offered, and what else bash may do.
func TestCompletions(t *testing.T) {
	for _, tt := range []struct {
		line string
		how  string
		want string // the beginnings of what is offered, with blanks between
	}{
		{"dossier pa", "words", "path"},
		{"dossier path sou", "words", "south-korea"},
		{"dossier path Kim Seoul ", "words", ""},
		{"dossier path Kim KI", "words", ""}, // Kim is there
		{"dossier claims poland pol", "words", ""},
		{"dossier show Pol", "words", "Poland"},
		{"dossier show Poland ", "words", ""},
		{"dossier rank page", "words", "pagerank pagerank-out"},
		{"dossier groups tri", "words", "triads"},
		{"dossier report groups bal", "words", "balance"},
		{"dossier diff sample:f", "words", "sample:florentine"},
		{"dossier diff old", "files", ""},
		{"dossier check sample:k", "words", "sample:kim-putin-2023"},
		{"dossier -f sam", "words", "sample:kim-putin-2023 sample:florentine"},
		{"dossier -f s", "files", ""},
		{"dossier -f sample:florentine show med", "words", "medici"},
		{"dossier path Kim Seoul --via russia,pol", "items", "russia,poland"},
		{"dossier path Kim Seoul --relation supplies,pre", "items", "supplies,pressures"},
		{"dossier path Kim Seoul --relation=supplies,pre", "items", "supplies,pressures"},
		{"dossier claims --status asserted,al", "items", "asserted,alleged"},
		{"dossier draw --path kim-jong-un,sou", "items", "kim-jong-un,south-korea"},
		{"dossier draw --path kim-jong-un,south-korea,", "items", ""},
		{"dossier claims --without-source b", "items", "brief"},
		{"dossier claims --min-grade ", "words", "low medium high"},
		{"dossier claims --as-of ", "words", ""},
		{"dossier claims --format ", "words", "text json csv"},
		{"dossier draw --format m", "words", "mermaid"},
		{"dossier draw --theme ", "words", "light dark auto print"},
		{"dossier draw -o ", "files", ""},
		{"dossier draw --keep ", "files", ""},
		{"dossier report show Kim --format ", "words", "md html"},
		{"dossier report -q ", "files", ""},
		{"dossier embed ", "files", ""},
		{"dossier completion z", "words", "zsh"},
		{"dossier help comp", "words", "completion"},
		{"dossier -f none.yaml show K", "words", ""},
	} {
		code, out, errs := run(t, "", completeLine, "9", "", tt.line)
		how, offered, _ := strings.Cut(out, "\n")
		var got []string
		for line := range strings.Lines(offered) {
			text, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  (")
			got = append(got, text)
		}
		whole := strings.TrimPrefix(strings.Join(got, " "), "--relation=")
		if code != exitDone || errs != "" || how != tt.how || whole != tt.want {
			t.Errorf("%s: %s %q, want %s %q (exit code %d, %s)", tt.line, how, whole, tt.how, tt.want, code, errs)
		}
	}
}

// TestCompletionScripts: every shell has one, which prints nothing else.
func TestCompletionScripts(t *testing.T) {
	for shell, want := range map[string]string{"bash": "complete -o default", "zsh": "#compdef dossier", "fish": "complete -c dossier", "powershell": "Register-ArgumentCompleter"} {
		if code, out, errs := run(t, "", "completion", shell); code != exitDone || !strings.Contains(out, want) || errs != "" {
			t.Errorf("%s: exit code %d, %s", shell, code, errs)
		}
	}
	if code, _, errs := run(t, "", "completion", "tcsh"); code != exitUsage || !strings.Contains(errs, `"tcsh"`) {
		t.Errorf("tcsh: exit code %d, %s", code, errs)
	}
}

// TestSplitLine: lines are read as a shell reads them, up to where they were typed.
func TestSplitLine(t *testing.T) {
	for line, want := range map[string][]string{
		"dossier":                    {""},
		"dossier ":                   {""},
		"dossier  path  Ki":          {"path", "Ki"},
		`dossier path "Kim Jo`:       {"path", "Kim Jo"},
		`dossier path 'Kim "Jo`:      {"path", `Kim "Jo`},
		`dossier path "a\"b\c" x`:    {"path", `a"b\c`, "x"},
		`dossier path Kim\ J`:        {"path", "Kim J"},
		`dossier path Kim\`:          {"path", "Kim"},
		"dossier -f ~/d path ~/x":    {"-f", "/home/d", "path", "~/x"},
		`dossier -f '~/d' path $(x)`: {"-f", "~/d", "path", "$(x)"},
		"":                           {""},
	} {
		if got := splitLine(line, "/home").words; !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// FuzzReply: what bash puts into its line, from where it takes the last word to
// begin, makes that word what was offered.
func FuzzReply(f *testing.F) {
	f.Add("dossier path 'Ki", "m's")
	f.Add(`dossier draw --path "Ki`, `m "Un" $(x)`)
	f.Add("dossier -f sample:fl", "orentine")
	f.Add(`dossier show a=b:c\`, "~ *")
	f.Fuzz(func(t *testing.T, line, rest string) {
		if !utf8.ValidString(line) || data.Printable(line+rest) != line+rest {
			t.Skip("no line, or nothing that is offered")
		}
		before := splitLine(line, "")
		typed := before.words[len(before.words)-1]
		if len(splitLine("x "+line, "").words) < 2 || strings.HasPrefix(typed, "-") {
			t.Skip("the name of the program alone, or a flag")
		}
		const breaks = "=:<>;|&("
		reply, ok := before.reply(typed+rest, breaks)
		if !ok {
			t.Fatalf("%q: %q begins as typed and is not taken", line, typed+rest)
		}
		whole := strings.TrimSuffix(line, before.raw)
		if strings.HasSuffix(line, before.raw+`\`) { // a backslash with nothing behind it
			whole = strings.TrimSuffix(line, before.raw+`\`)
		}
		after := splitLine(whole+before.raw[:before.begin(breaks)]+reply, "")
		if got := after.words[len(after.words)-1]; got != typed+rest || len(after.words) != len(before.words) {
			t.Errorf("%q: with %q the last word is %q, want %q", line, reply, got, typed+rest)
		}
	})
}

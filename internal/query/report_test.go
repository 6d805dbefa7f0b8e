package query

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/testkit"
	"dossier/render/report"
)

// reported asks the default sample, each question in the words of a command line.
func reported(t *testing.T, opt ReportOptions, lines ...string) *ReportResult {
	t.Helper()
	g, err := Open(context.Background(), Inputs{})
	if err != nil {
		t.Fatal(err)
	}
	var questions []Question
	for _, line := range lines {
		words, err := SplitWords(line)
		if err != nil {
			t.Fatal(err)
		}
		q, err := Parse(words, nil)
		if err != nil {
			t.Fatal(err)
		}
		questions = append(questions, q)
	}
	r, err := Report(context.Background(), g, questions, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReportOfPaths(t *testing.T) {
	r := reported(t, ReportOptions{Command: "dossier report path Kim Seoul", Version: "0"}, "path Kim Seoul --stress")
	if r.Found != 1 {
		t.Error("nothing was found")
	}
	testkit.Golden(t, "report-path.md", report.Markdown(r.Report))
}

func TestReportOfEveryVerb(t *testing.T) {
	r := reported(t, ReportOptions{Title: "All"}, "show Putin", "claims --status contested", "rank --top 2", "groups --top 1",
		"path Kim Seoul --as-of 2019", "path Seoul Kyiv --notes off", "draw", "path Kim Seoul --without-voice Washington", "claims --relation warns --status confirmed")
	testkit.Golden(t, "report-all.md", report.Markdown(r.Report))
	if r.Found != 6 {
		t.Errorf("%d questions found something, want 6", r.Found)
	}
}

// TestWithdrawnWordsAreNotTold: what is withdrawn is no evidence either.
func TestWithdrawnWordsAreNotTold(t *testing.T) {
	r := reported(t, ReportOptions{}, "claims Russia --without-voice Moscow --status contested,asserted,alleged")
	if text := string(report.Markdown(r.Report)); strings.Contains(text, "denied by Russia") || !strings.Contains(text, "denied by North Korea") {
		t.Error("the word of Russia is told although it is withdrawn, or that of North Korea is not")
	}
}

func TestFiguresOfAPageHaveIDsOfTheirOwn(t *testing.T) {
	if testing.Short() {
		t.Skip("draws figures")
	}
	r := reported(t, ReportOptions{Figures: true}, "draw --path Seoul,Kyiv", "draw --path Seoul,Kyiv", "path Seoul Kyiv")
	seen := map[string]bool{}
	page := string(report.HTML(r.Report))
	for _, part := range strings.Split(page, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if seen[id] {
			t.Errorf("the id %s stands twice", id)
		}
		seen[id] = true
	}
	if n := strings.Count(page, "<svg "); n != 3 {
		t.Errorf("%d figures, want 3", n)
	}
	again := reported(t, ReportOptions{Figures: true}, "draw --path Seoul,Kyiv", "draw --path Seoul,Kyiv", "path Seoul Kyiv")
	if string(report.HTML(again.Report)) != page {
		t.Error("the same questions give another page")
	}
}

// TestSplitWordsReadsShellWord also shows that no words crash it.
func TestSplitWordsReadsShellWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "a b", `it's`, `"`, `\`, "-x", "~", "\n"}))).Draw(t, "words")
		var line strings.Builder
		for _, w := range words {
			line.WriteString(" " + ShellWord(w))
		}
		got, err := SplitWords(line.String())
		if err != nil || strings.Join(got, "\x00") != strings.Join(words, "\x00") || len(got) != len(words) {
			t.Fatalf("%q was split into %q (%v), want %q", line.String(), got, err, words)
		}
		_, _ = SplitWords(strings.Join(words, " "))
	})
}

func TestSplitWords(t *testing.T) {
	for in, want := range map[string]string{
		`path "Kim Jong Un" 'Seoul'`: "path|Kim Jong Un|Seoul",
		`a\ b "c\"d\e" ''`:           `a b|c"d\e|`,
		" \n\t ":                     "",
		`"a`:                         "error",
		`a\`:                         "error",
	} {
		got, err := SplitWords(in)
		said := strings.Join(got, "|")
		if err != nil {
			said = "error"
		}
		if said != want {
			t.Errorf("%q was split into %q, want %q", in, said, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "begins with a verb",
		"drow":                 "did you mean draw?",
		"serve":                "cannot be asked here",
		"path A B --nope":      "unknown flag",
		"path A B -f x":        "unknown shorthand flag",
		"path A B --status no": "status",
		"path --help":          "--help cannot be asked here",
	} {
		_, err := Parse(strings.Fields(in), nil)
		if err == nil || !strings.Contains(err.Error(), want) || !IsUsage(err) {
			t.Errorf("%q gave %v, want %q", in, err, want)
		}
	}
}

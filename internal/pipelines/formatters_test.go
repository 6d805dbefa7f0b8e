package pipelines

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// article is a text with a marker of each kind.
const article = `# A text of somebody's

How could Pyongyang put pressure on Seoul?

<!-- dossier: draw --path Kim,Seoul --caption "What *may* run, or _not_" -->
<!-- /dossier -->

<!-- dossier: path Kim Seoul -->
<!-- /dossier -->

What is disputed:

<!-- dossier: claims --status contested,alleged -->
<!-- /dossier -->

<!-- dossier: show Kim -->
<!-- /dossier -->

<!-- dossier: rank -->
<!-- /dossier -->
`

// TestFormatters lets a formatter and embed work on one document by turns: after one
// turn of each nothing changes any more, and all is up to date.
func TestFormatters(t *testing.T) {
	for _, c := range []struct {
		tool string
		more []string
	}{
		{"prettier", []string{"--write", "--log-level=warn"}},
		{"mdformat", nil},
	} {
		t.Run(c.tool, func(t *testing.T) {
			format := with(with(tool(t, c.tool), c.more...), "article.md")
			dir := folder(t)
			file := filepath.Join(dir, "article.md")
			write(t, file, article)
			dossier(t, dir, "embed", "article.md")
			run(t, dir, format...)
			dossier(t, dir, "embed", "--check", "article.md")
			formatted := read(t, file)
			dossier(t, dir, "embed", "article.md")
			filled := read(t, file)
			run(t, dir, format...)
			again := read(t, file)
			if filled != formatted {
				t.Errorf("%s: embed changes what %s left: %s", file, c.tool, firstDifference(formatted, filled))
			}
			if again != filled {
				t.Errorf("%s: %s changes what embed left: %s", file, c.tool, firstDifference(filled, again))
			}
		})
	}
}

// TestFormattedReport formats a report as it is written: nothing is left to do.
func TestFormattedReport(t *testing.T) {
	for _, q := range []question{path, network} {
		t.Run(q.name, func(t *testing.T) {
			prettier := tool(t, "prettier")
			dir := folder(t)
			file := report(t, dir, "report.md", q)
			made := read(t, file)
			run(t, dir, with(prettier, "--write", "--log-level=warn", file)...)
			if formatted := read(t, file); formatted != made {
				t.Errorf("%s: prettier changes the report: %s", file, firstDifference(made, formatted))
			}
		})
	}
}

// TestCarriageReturns checks out a document and its figure with the line ends of
// Windows, as git does there.
func TestCarriageReturns(t *testing.T) {
	dir := folder(t)
	write(t, filepath.Join(dir, "article.md"), article)
	dossier(t, dir, "embed", "article.md")
	files, err := filepath.Glob(filepath.Join(dir, "article*"))
	if err != nil || len(files) < 2 {
		t.Fatalf("there is no figure beside the document: %q (%v)", files, err)
	}
	for _, file := range files {
		write(t, file, strings.ReplaceAll(read(t, file), "\n", "\r\n"))
	}
	dossier(t, dir, "embed", "--check", "article.md")
}

// TestSVGO takes what a figure is recognised by through svgo.
func TestSVGO(t *testing.T) {
	svgo := tool(t, "svgo")
	dir := folder(t)
	write(t, filepath.Join(dir, "article.md"), article)
	dossier(t, dir, "embed", "article.md")
	figures, err := filepath.Glob(filepath.Join(dir, "*.svg"))
	if err != nil || len(figures) != 1 {
		t.Fatalf("there are %d figures beside the document, want one (%v)", len(figures), err)
	}
	drawn := read(t, figures[0])
	run(t, dir, with(svgo, "--quiet", figures[0])...)
	if read(t, figures[0]) == drawn {
		t.Fatal("svgo left the figure as it was: this tests nothing")
	}
	r, err := start(t.Context(), dir, program, "embed", "article.md")
	if err != nil {
		t.Fatalf("a figure that svgo has written cannot be drawn anew: %v\n%s", err, r.errs)
	}
	if !strings.Contains(r.out+r.errs, ".svg") {
		t.Errorf("%s was drawn anew without a word: %q", figures[0], r.out+r.errs)
	}
	if read(t, figures[0]) != drawn {
		t.Errorf("%s is not what is drawn", figures[0])
	}
}

// TestKeepAfterSVGO asks for the places of a figure that svgo has written: they are
// there, or the error says what to do.
func TestKeepAfterSVGO(t *testing.T) {
	svgo := tool(t, "svgo")
	dir := folder(t)
	figure := draw(t, dir, "figure.svg", path)
	run(t, dir, with(svgo, "--quiet", figure)...)
	r, err := start(t.Context(), dir, program, "draw", "--path", "Kim,Seoul", "--keep", "figure.svg", "-o", "next.svg")
	if err != nil && !strings.Contains(r.errs, "svgo") && !strings.Contains(r.errs, "draw it") {
		t.Errorf("the error does not say what to do: %s", r.errs)
	}
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range as {
		if i >= len(bs) || as[i] != bs[i] {
			other := ""
			if i < len(bs) {
				other = bs[i]
			}
			return fmt.Sprintf("line %d was %q and is %q", i+1, as[i], other)
		}
	}
	return "there are more lines"
}

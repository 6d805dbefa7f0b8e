package report_test

import (
	"strings"
	"testing"

	"dossier/internal/describe"
	"dossier/internal/options"
	"dossier/internal/report"
)

// TestFragmentOfAFigureIsTheFigure asks as a marker in somebody's text does: a
// figure of paths stands there alone, without the paths told a second time.
func TestFragmentOfAFigureIsTheFigure(t *testing.T) {
	for _, line := range []string{"draw --path Kim,Seoul", "draw --highlight Kim,Seoul", "draw Kim"} {
		words := strings.Fields(line)
		r, err := options.Parse(words, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := report.Answer(t.Context(), asker(t), []options.Request{r},
			report.Options{Figures: true, Telling: describe.Options{Arrangement: describe.Fragment}})
		if err != nil {
			t.Fatal(err)
		}
		d := res.Document
		if s := &d.Sections[0]; s.Figure == nil || s.Answer != "" || len(s.Blocks)+len(s.Notes)+len(d.Caveats)+len(d.Sources) > 0 {
			t.Errorf("%s: beside the figure there are %q, %d blocks, %d notes, caveats %q", line, s.Answer, len(s.Blocks), len(s.Notes), d.Caveats)
		}
	}
}

package render_test

import (
	"os"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/render"
)

// TestInterpretingExplainsEveryMark holds the page for readers of figures to the marks
// that there are.
func TestInterpretingExplainsEveryMark(t *testing.T) {
	text, err := os.ReadFile("../docs/interpreting.md")
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(strings.Fields(string(text)), " ")
	explained := func(what string) {
		if !strings.Contains(page, what) {
			t.Errorf("docs/interpreting.md does not explain %q", what)
		}
	}
	words := map[render.Mark]string{
		render.MarkShape: "**Shape is", render.MarkEnd: "**A heavy outline**", render.MarkFold: "**A double outline**", render.MarkBox: "**A tinted box", render.MarkColour: "**Colour is",
		render.MarkHeadless: "A line without an arrowhead", render.MarkGone: "**hollow line**", render.MarkContext: "**faint**",
		render.MarkLine: "**The style of a line", render.MarkNumber: "**A number in a small circle", render.MarkWidth: "**The width of a line",
		render.MarkCount: "A number beside a mark",
	}
	for mark := render.MarkShape; mark <= render.MarkWidth; mark++ {
		if words[mark] == "" {
			t.Errorf("nothing is known of mark %d", mark)
		}
		explained(words[mark])
		explained("*" + mark.Heading() + "*")
	}
	for _, k := range data.Kinds() {
		explained(answer.KindWord(k))
	}
	for _, tone := range data.Tones() {
		explained(string(tone))
	}
	for _, s := range data.Statuses() {
		explained(s.String())
	}
	for _, c := range []render.Change{render.New, render.Gone, render.Changed} {
		explained(string(c) + ":")
	}
}

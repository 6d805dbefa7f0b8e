package load

import (
	"slices"
	"strings"
	"testing"
)

// No file without ties and actors is an empty dossier without a word.
func TestFilesThatHoldNothing(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"a GraphML file", "t.graphml", `<graphml><graph edgedefault="directed"/></graphml>`, "1:1 no-rows"},
		{"a GEXF file", "t.gexf", `<gexf version="1.3"><graph><nodes/><edges/></graph></gexf>`, "1:1 no-rows"},
		{"a table", "t.csv", "from,to\n", "1:1 no-rows"},
		{"an empty sheet", "t.xlsx", book(t, sheet{name: "x"}), "1:1 empty"},
		{"empty sheets", "t.xlsx", book(t, sheet{name: "x"}, sheet{name: "y"}), "1:1 no-rows"},
		{"sheets of something else", "t.xlsx", book(t, sheet{name: "x", rows: "a|b"}, sheet{name: "y", rows: "c"}), "1:1 missing-column\n1:1 missing-column\n1:1 no-rows"},
		{"a header of entries", "t.xlsx", book(t, sheet{name: "actors", rows: "id|name"}), "1:1 no-rows"},
		{"a header of claims", "t.xlsx", book(t, sheet{name: "claims", rows: "from|to"}), "1:1 no-rows"},
		{"actors beside an empty sheet", "t.xlsx", book(t, sheet{name: "actors", rows: "id|name|kind\na|A|person"}, sheet{name: "x"}), "2:1 unreachable-actor"},
	} {
		_, problems := loadText(t, c.file, c.text)
		got := strings.Split(brief(unrepeated(problems)), "\n")
		slices.Sort(got)
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

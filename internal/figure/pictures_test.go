package figure_test

import (
	"bytes"
	"strings"
	"testing"

	"dossier/internal/figure"
)

// TestForText holds what is written beside a text, and what the text shows.
func TestForText(t *testing.T) {
	for _, c := range []struct {
		readers figure.Readers
		names   string
		written string
		shown   string
		refused string // what the error says; empty: none
	}{
		{figure.Programs, "", "svg", "svg", ""},
		{figure.Browsers, "", "svg", "svg", ""},
		{figure.TeX, "", "pdf", "pdf", ""},
		{figure.Typst, "", "svg", "svg", ""},
		{figure.Programs, "emf", "emf", "emf", ""},
		{figure.Programs, "png pdf png", "png pdf", "png", ""},
		{figure.Browsers, "pdf emf png svg", "pdf emf png svg", "png", ""},
		{figure.TeX, "svg png pdf", "svg png pdf", "png", ""},
		{figure.Typst, "emf pdf", "emf pdf", "pdf", ""},
		{figure.Browsers, "emf", "", "", "a page shows no EMF as a picture: say --figure-format emf,svg"},
		{figure.Browsers, "pdf", "", "", "a page shows no PDF as a picture: say --figure-format pdf,svg"},
		{figure.TeX, "svg emf", "", "", "LaTeX shows no SVG as a picture: say --figure-format svg,emf,pdf"},
		{figure.Typst, "emf", "", "", "Typst shows no EMF as a picture: say --figure-format emf,svg"},
		{figure.Programs, "svg dot", "", "", "dot is no format for the figure of a text: there are svg, png, pdf, emf"},
		{figure.Programs, "gif", "", "", `there are no figures in the format "gif"`},
	} {
		written, shown, err := figure.ForText(strings.Fields(c.names), c.readers)
		var names []string
		for _, f := range written {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != c.written || shown.Name != c.shown {
			t.Errorf("readers %d, %q: written %q and shown %q, not %q and %q", c.readers, c.names, got, shown.Name, c.written, c.shown)
		}
		if (err == nil) != (c.refused == "") || err != nil && !strings.Contains(err.Error(), c.refused) {
			t.Errorf("readers %d, %q: error %v, want %q", c.readers, c.names, err, c.refused)
		}
	}
}

// TestHoldsPlaces reads places from a file in every format: they are there where the
// format says so.
func TestHoldsPlaces(t *testing.T) {
	r := request(t, "draw a000 --hops 1 --dpi 40")
	f := drawn(t, large(t), r)
	for _, format := range figure.Formats() {
		var b bytes.Buffer
		if _, err := format.Encode(t.Context(), &b, f, figure.Drawing{Look: r.Look}); err != nil {
			t.Fatal(err)
		}
		if _, err := figure.ReadPlaces("earlier", b.Bytes()); (err == nil) != format.HoldsPlaces() {
			t.Errorf("%s holds places: %t, and reading them gives %v", format.Name, format.HoldsPlaces(), err)
		}
	}
}

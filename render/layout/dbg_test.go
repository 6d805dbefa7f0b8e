package layout

import (
	"context"
	"fmt"
	"bytes"
	"os"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/svg"
)

func TestDbg(t *testing.T) {
	names, figs := []string{"made up q"}, []*render.Figure{figures.Random(10, 16, 1)}
	for i, f := range figs {
		if i < 0 {
			continue
		}
		s, r, _ := Arrange(context.Background(), f, Options{})
		if r.Counts.Vetoes() == 0 {
			continue
		}
		var out bytes.Buffer
		svg.Encode(&out, s, svg.Options{})
		os.WriteFile("/tmp/me/dbg-"+names[i][8:]+".svg", out.Bytes(), 0o644)
		fmt.Println(names[i], len(f.Nodes), len(f.Links), r.Counts)
		for _, k := range s.Captions {
			var own float64
			best, at := 1e9, -1
			lk := f.Links[k.Link]
			for _, l := range s.Lines {
				flat := geom.Curve(l.Curve).Flat()
				d := geom.LineGap(flat, k.Box)
				if l.Link == k.Link {
					own = d
				}
				other := f.Links[l.Link]
				same := min(other.From, other.To) == min(lk.From, lk.To) && max(other.From, other.To) == max(lk.From, lk.To)
				if !same && d < best {
					best, at = d, l.Link
				}
			}
			cen := geom.Centre(k.Box)
			var oc float64
			bc, ac := 1e9, -1
			for _, l := range s.Lines {
				flat := geom.Curve(l.Curve).Flat()
				d := 1e9
				for q := 1; q < len(flat); q++ {
					d = min(d, geom.PointGap(cen, flat[q-1], flat[q]))
				}
				other := f.Links[l.Link]
				same := min(other.From, other.To) == min(lk.From, lk.To) && max(other.From, other.To) == max(lk.From, lk.To)
				if same {
					if oc == 0 || d < oc { oc = d }
				} else if d < bc {
					bc, ac = d, l.Link
				}
			}
			if bc < oc { fmt.Printf("  middle of %d (%d-%d) own %.1f other %d (%d-%d) %.1f\n", k.Link, lk.From, lk.To, oc, ac, f.Links[ac].From, f.Links[ac].To, bc) }
			if best < own+4 {
				fmt.Printf("  caption of %d (%d-%d, status %v) own %.1f other %d (%d-%d) %.1f  h %.0f\n", k.Link, lk.From, lk.To, lk.Status, own, at, f.Links[at].From, f.Links[at].To, best, k.Box.H)
			}
		}
	}
}

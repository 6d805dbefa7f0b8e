package graph

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dossier/data"
)

// TestClaimHasWhatItsAssessmentStandsOn derives status and grade anew from the
// attributions that a view shows of a claim: they are those of the view, and
// what is withdrawn is nowhere among them.
func TestClaimHasWhatItsAssessmentStandsOn(t *testing.T) {
	fewer := 0
	for seed := range uint64(200) {
		d := mixedDossier(seed)
		g := build(t, d)
		f := randomFilter(rand.New(rand.NewPCG(seed, 11)), d)
		v := mustView(t, g, f)
		assessor := data.NewAssessor(d)
		for tie := range v.Ties {
			for _, ref := range v.Claims(tie) {
				shown, whole := v.Claim(ref), g.Claim(ref)
				fewer += len(whole.Said) - len(shown.Said)
				said := shown.Said
				denials, total, err := v.Denials(t.Context(), ref)
				if err != nil || len(denials) != min(total, data.MostDenials) {
					t.Fatalf("seed %d: %d of %d denials of %s, %v", seed, len(denials), total, shown.ID, err)
				}
				for _, denial := range denials {
					said = append(slices.Clone(said), denial.Said)
				}
				if got, want := assessor.Assess(said), v.Assess(ref); got.Status != want.Status || got.Grade != want.Grade {
					t.Fatalf("seed %d: %s is assessed as %v and shows what gives %v", seed, shown.ID, want, got)
				}
				for _, a := range said {
					if in(f.WithoutSources, a.Source, false) {
						t.Fatalf("seed %d: %s shows the withdrawn source %s", seed, shown.ID, a.Source)
					}
				}
			}
		}
	}
	if fewer == 0 {
		t.Error("no attribution was withdrawn: the filters test nothing")
	}
}

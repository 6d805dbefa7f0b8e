package data_test

import (
	"testing"

	"dossier/data"
)

func TestIsolateAndRightToLeft(t *testing.T) {
	for name, want := range map[string]string{"Kim Jong Un": "Kim Jong Un", "김정은": "김정은", "حزب الله": "\u200eحزب الله\u200e"} {
		if got := data.Isolate(name); got != want {
			t.Errorf("Isolate(%q) = %q", name, got)
		}
	}
	for s, want := range map[string]bool{"": false, "12": false, "abc שלום": false, "12 שלום": true, "\u200eحزب": false, "\u200f(a)": true} {
		if got := data.RightToLeft(s); got != want {
			t.Errorf("RightToLeft(%q) = %v", s, got)
		}
	}
}

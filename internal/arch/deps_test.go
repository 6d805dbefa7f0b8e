package arch

import (
	"os/exec"
	"strings"
	"testing"
)

// TestBelowTheBorders: what is made of answers knows no graph, and what is said
// knows no picture, also by way of other packages.
func TestBelowTheBorders(t *testing.T) {
	for _, c := range []struct {
		pkg    string
		never  []string
		always string // shows that the list is read right
	}{
		{"internal/document", []string{"graph", "render", "data/answer"}, "data"},
		{"internal/describe", []string{"graph", "render"}, "data/answer"},
	} {
		out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "../../"+c.pkg).Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		found := false
		for pkg := range strings.FieldsSeq(string(out)) {
			own, ok := strings.CutPrefix(pkg, module+"/")
			if !ok {
				continue
			}
			found = found || own == c.always
			for _, never := range c.never {
				if within(own, []string{never + "/..."}) {
					t.Errorf("%s depends on %s", c.pkg, own)
				}
			}
		}
		if !found {
			t.Errorf("%s does not depend on %s, which it is known to", c.pkg, c.always)
		}
	}
}

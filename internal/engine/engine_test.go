package engine

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const smallDrawing = `digraph { n0 [width="1" height="1"]; n1; n0 -> n1 [id="e0"]; }`

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryProgramPlacesNodes(t *testing.T) {
	for _, program := range []string{"dot", "neato", "fdp", "sfdp", "circo", "twopi"} {
		positions, err := Run(program, smallDrawing)
		if err != nil || strings.Count(string(positions), `"pos"`) != 3 {
			t.Errorf("%s: %v\n%s", program, err, positions)
		}
	}
}

// The engine must not see the files of the host, even if a drawing names one:
// an image that it can read would change the size of its node.
func TestNoFileIsRead(t *testing.T) {
	image := filepath.Join(t.TempDir(), "image.svg")
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="900px" height="900px" viewBox="0 0 900 900"></svg>`
	must(t, os.WriteFile(image, []byte(svg), 0o600))
	positions, err := Run("dot", `digraph { n0 [label=" " image="`+image+`"]; }`)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(positions), `"width": "0.75"`) {
		t.Errorf("the image was read:\n%s", positions)
	}
}

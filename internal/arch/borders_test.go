package arch

import (
	"os/exec"
	"strings"
	"testing"
)

// border says what the non-test files of some packages may not depend on, however
// indirectly. A pattern that ends in /... stands for a package and all below it.
type border struct {
	name   string
	of     string // a pattern of the go command
	except []string
}

// borders are what the table of imports alone does not hold.
var borders = []border{
	{"pictures know no graph", "./render/...", graphs},
	{"what is said knows no graph", "./internal/describe", graphs},
	{"what is said knows no picture", "./internal/describe", []string{"dossier/render/..."}},
	{"a document knows neither answers nor pictures", "./internal/document", append([]string{"dossier/render/...", "dossier/data/answer"}, graphs...)},
}

// graphs are our graph, and the library that it is presented to.
var graphs = []string{"dossier/graph/...", "github.com/dominikbraun/graph/..."}

func TestBorders(t *testing.T) {
	for _, b := range borders {
		for _, pkg := range crossed(t, b) {
			t.Errorf("%s: %s depends on %s (go list -deps says by way of what)", b.name, b.of, pkg)
		}
	}
}

// TestBordersFind shows that a border can be crossed, and how.
func TestBordersFind(t *testing.T) {
	if found := crossed(t, border{"", "./graph/ask", graphs}); len(found) < 2 {
		t.Errorf("the engine depends on %q", found)
	}
	if found := crossed(t, border{"", "./data", graphs}); len(found) > 0 {
		t.Errorf("the model depends on %q", found)
	}
}

// crossed lists the dependencies that a border forbids.
func crossed(t *testing.T, b border) (found []string) {
	t.Helper()
	list := exec.Command("go", "list", "-deps", b.of)
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list -deps %s: %v", b.of, err)
	}
	for pkg := range strings.Lines(string(out)) {
		if pkg = strings.TrimSpace(pkg); within(pkg, b.except) {
			found = append(found, pkg)
		}
	}
	return found
}

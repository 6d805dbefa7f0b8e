package arch

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

const module = "dossier"

func TestImports(t *testing.T) {
	for _, finding := range check(t, os.DirFS("../..")) {
		t.Error(finding)
	}
}

// TestTableRunsOneWay keeps the table itself free of cycles: a row allows only
// packages that are listed above it.
func TestTableRunsOneWay(t *testing.T) {
	for i, r := range layers {
		for _, lower := range layers[i+1:] {
			if within(lower.pkg, r.may) && !within(lower.pkg, testOnly) {
				t.Errorf("%s may import %s, which is listed below it", r.pkg, lower.pkg)
			}
		}
	}
}

// TestTableNamesWhatIsThere finds rows and permissions for packages that are not
// there, or no longer.
func TestTableNamesWhatIsThere(t *testing.T) {
	dirs := packages(t, os.DirFS("../.."))
	there := func(pkg string) bool {
		return slices.ContainsFunc(dirs, func(dir string) bool { return within(dir, []string{pkg}) })
	}
	for _, r := range layers {
		for _, pkg := range append([]string{r.pkg}, r.may...) {
			if !there(pkg) {
				t.Errorf("the table names %s, and there is no such package", pkg)
			}
		}
	}
	for _, m := range slices.Concat(modules, guarded) {
		for _, pkg := range m.by {
			if !there(pkg) {
				t.Errorf("%s may be imported by %s, and there is no such package", m.module, pkg)
			}
		}
	}
}

// TestEveryPackageSaysWhatItIs asks for a doc.go; a command, or a package of a
// single file, may say it there.
func TestEveryPackageSaysWhatItIs(t *testing.T) {
	root := os.DirFS("../..")
	for _, dir := range packages(t, root) {
		if !saysWhatItIs(t, root, dir) {
			t.Errorf("%s has no doc.go: say what it is, what it is not and where it stands in the flow", dir)
		}
	}
}

func saysWhatItIs(t *testing.T, root fs.FS, dir string) bool {
	t.Helper()
	files, told, command := 0, "", false
	for _, file := range goFiles(t, root, dir) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		files++
		text, err := fs.ReadFile(root, file)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if parsed.Doc != nil && told != "doc.go" {
			told, command = path.Base(file), parsed.Name.Name == "main"
		}
	}
	return told == "doc.go" || told != "" && (files == 1 || command)
}

// TestCheckFinds shows that each rule can fail.
func TestCheckFinds(t *testing.T) {
	for _, c := range []struct{ name, file, imports, want string }{
		{"allowed", "graph/a.go", "dossier/data", ""},
		{"allowed module", "graph/a.go", "github.com/dominikbraun/graph", ""},
		{"allowed folder of a module", "data/load/internal/yaml/a.go", "github.com/goccy/go-yaml/ast", ""},
		{"allowed wildcard", "internal/figure/a.go", "dossier/render/svg", ""},
		{"a test may look everywhere", "data/a_test.go", "dossier/internal/testkit", ""},
		{"test data is no program", "data/testdata/a.go", "unsafe", ""},
		{"upward", "data/a.go", "dossier/graph", "data may not import dossier/graph"},
		{"an encoder and the layout", "render/svg/a.go", "dossier/render/layout", "render/svg may not import"},
		{"testkit in the program", "cmd/dossier/a.go", "dossier/internal/testkit", "for tests only"},
		{"a second importer of a module", "render/a.go", "github.com/dominikbraun/graph", "only by graph"},
		{"a test of another package", "render/svg/a_test.go", "github.com/goccy/go-graphviz", "only by internal/engine"},
		{"a module for tests only", "graph/a.go", "pgregory.net/rapid", "only by internal/testkit"},
		{"a like-named module", "graph/a.go", "github.com/dominikbraun/graphs", "not in the table"},
		{"an unknown module", "data/load/a.go", "example.org/yaml", "not in the table"},
		{"the network", "data/load/a.go", "net/http", "only by internal/explorer"},
		{"unsafe", "data/load/a.go", "unsafe", "only by tests"},
		{"plugins", "data/load/a_test.go", "plugin", "by nobody"},
		{"an unknown package", "render/gif/a.go", "fmt", "no row"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := fstest.MapFS{c.file: {Data: []byte("package p\n\nimport _ " + strconv.Quote(c.imports) + "\n")}}
			found := strings.Join(check(t, tree), "\n")
			if (c.want == "") != (found == "") || !strings.Contains(found, c.want) {
				t.Errorf("found %q, want %q", found, c.want)
			}
		})
	}
}

// check reads the imports of every Go file below root, whatever its build
// constraints, and returns what breaks the table.
func check(t *testing.T, root fs.FS) (findings []string) {
	t.Helper()
	for _, dir := range packages(t, root) {
		i := slices.IndexFunc(layers, func(r row) bool { return within(dir, []string{r.pkg}) })
		if i < 0 {
			findings = append(findings, dir+" has no row in internal/arch/table_test.go: say what it may import")
			continue
		}
		for _, file := range goFiles(t, root, dir) {
			findings = append(findings, checkFile(t, root, row{dir, layers[i].may}, file)...)
		}
	}
	return findings
}

func checkFile(t *testing.T, root fs.FS, r row, file string) (findings []string) {
	t.Helper()
	text, err := fs.ReadFile(root, file)
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, text, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if why := refusal(r, name, strings.HasSuffix(file, "_test.go")); why != "" {
			findings = append(findings, fmt.Sprintf("%s: %s", set.Position(spec.Pos()), why))
		}
	}
	return findings
}

// refusal says why a file of the row's package may not import name, or nothing.
func refusal(r row, name string, test bool) string {
	if own, ok := strings.CutPrefix(name, module+"/"); ok {
		switch {
		case test:
			return ""
		case within(own, testOnly) && !within(r.pkg, testOnly):
			return name + " is for tests only"
		case !within(own, r.may):
			return r.pkg + " may not import " + name + ": see internal/arch/table_test.go"
		}
		return ""
	}
	table, same := guarded, func(m importers) bool { return m.module == name }
	if first, _, _ := strings.Cut(name, "/"); strings.Contains(first, ".") {
		table, same = modules, func(m importers) bool {
			return m.module == name || strings.HasPrefix(name, m.module+"/")
		}
		if !slices.ContainsFunc(table, same) {
			return name + " is not in the table of modules: see internal/arch/table_test.go"
		}
	}
	for _, m := range table {
		if same(m) && !within(r.pkg, m.by) && (!test || !m.tests) {
			return name + " may be imported only " + byWhom(m)
		}
	}
	return ""
}

func byWhom(m importers) string {
	who := "by " + strings.Join(m.by, ", ")
	switch {
	case len(m.by) == 0 && m.tests:
		return "by tests"
	case len(m.by) == 0:
		return "by nobody"
	case m.tests:
		return who + " and tests"
	}
	return who
}

func within(pkg string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		above, all := strings.CutSuffix(p, "...")
		if !all {
			return p == pkg
		}
		return strings.HasPrefix(pkg+"/", above)
	})
}

// packages lists the folders below root that hold Go files of this module.
func packages(t *testing.T, root fs.FS) (dirs []string) {
	t.Helper()
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		base := entry.Name()
		if base == "testdata" || name != "." && strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
			return fs.SkipDir
		}
		if _, err := fs.Stat(root, path.Join(name, "go.mod")); err == nil && name != "." {
			return fs.SkipDir // a module of its own
		}
		if len(goFiles(t, root, name)) > 0 {
			dirs = append(dirs, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return dirs
}

func goFiles(t *testing.T, root fs.FS, dir string) []string {
	t.Helper()
	files, err := fs.Glob(root, path.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

package pipelines

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// toolbox says of each tool how it is called. The words before the first file are
// looked for in turn: a name alone is a program, "python:" one of the environment,
// "node:" one of the folder of Node's packages, "module:" a package of Python's or
// of Node's that scripts of ours import.
var toolbox = []struct{ name, program string }{
	{"pandoc", "pandoc"},
	{"LibreOffice", "soffice"},
	{"XeTeX", "xelatex"},
	{"Typst", "module:python:typst"},
	{"WeasyPrint", "python:weasyprint"},
	{"Python-Markdown", "module:python:markdown"},
	{"MkDocs", "python:mkdocs"},
	{"Hugo", "python:hugo"},
	{"kramdown", "module:ruby:kramdown-parser-gfm"},
	{"Jekyll", "jekyll"},
	{"cmark-gfm", "cmark-gfm"},
	{"Sphinx with MyST", "python:sphinx-build"},
	{"Marp", "node:marp"},
	{"Asciidoctor", "asciidoctor"},
	{"prettier", "node:prettier"},
	{"mdformat", "python:mdformat"},
	{"svgo", "node:svgo"},
	{"DOMPurify", "module:node:dompurify"},
	{"sanitize-html", "module:node:sanitize-html"},
	{"python-docx", "module:python:docx"},
	{"python-pptx", "module:python:pptx"},
	{"nbconvert", "python:jupyter-nbconvert"},
	{"Chromium", "chromium"},
	{"Poppler", "pdftotext"},
}

// asked notes of each tool that a test asked for whether it was there. Tests run one
// after the other.
var asked = map[string]bool{}

// tool gives the words that a tool is called by, or skips the test. For a module
// that is the interpreter which has it.
func tool(t *testing.T, name string) []string {
	t.Helper()
	i := slices.IndexFunc(toolbox, func(e struct{ name, program string }) bool { return e.name == name })
	if i < 0 {
		t.Fatalf("%s is not in the toolbox", name)
	}
	words, err := find(t.Context(), toolbox[i].program)
	asked[name] = err == nil
	if err != nil {
		t.Skipf("%s is not there: internal/pipelines/tools.sh installs it (%v)", name, err)
	}
	return words
}

// slow skips what belongs to the longer half.
func slow(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("only in the longer half")
	}
}

// find looks a tool up.
func find(ctx context.Context, program string) ([]string, error) {
	where, rest, placed := strings.Cut(program, ":")
	if !placed {
		path, err := exec.LookPath(program)
		if err != nil && program == "chromium" {
			path, err = exec.LookPath("google-chrome")
		}
		return []string{path}, err
	}
	switch where {
	case "python":
		return there(cache("python", "bin", rest))
	case "node":
		return there(nodeModules(".bin", rest))
	}
	interpreter, module, _ := strings.Cut(rest, ":")
	switch interpreter {
	case "python":
		words, err := there(cache("python", "bin", "python"))
		if err == nil {
			err = exec.CommandContext(ctx, words[0], "-c", "import "+module).Run()
		}
		return words, err
	case "node":
		if _, err := there(nodeModules(module)); err != nil {
			return nil, err
		}
	case "ruby":
		if err := exec.CommandContext(ctx, "ruby", "-r"+module, "-e", "").Run(); err != nil {
			return nil, err
		}
	}
	path, err := exec.LookPath(interpreter)
	return []string{path}, err
}

func there(path string) ([]string, error) {
	_, err := os.Stat(path)
	return []string{path}, err
}

// cache gives a path in the folder that tools.sh fills.
func cache(parts ...string) string {
	folder := os.Getenv("DOSSIER_PIPELINE_TOOLS")
	if folder == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			base = os.TempDir()
		}
		folder = filepath.Join(base, "dossier-pipelines")
	}
	return filepath.Join(append([]string{folder}, parts...)...)
}

// nodeModules gives a path among the packages of Node's: of all, or of the quick half.
func nodeModules(parts ...string) string {
	folder := cache("node-all", "node_modules")
	if _, err := os.Stat(folder); err != nil {
		folder = cache("node-quick", "node_modules")
	}
	return filepath.Join(append([]string{folder}, parts...)...)
}

// limit is how long a tool may take, unless a test says otherwise. TeX, LibreOffice
// and browsers take seconds, and a machine may have other work.
const limit = 3 * time.Minute

// result is what a program did.
type result struct {
	code int
	out  string // standard output
	errs string // standard error
}

// start runs a program in a folder and ends it, and what it started, at the limit.
func start(ctx context.Context, dir string, words ...string) (result, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NODE_PATH="+nodeModules(), "DOSSIER=", "NO_COLOR=1", "SOURCE_DATE_EPOCH=1700000000",
		"LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = 5 * time.Second
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if ctx.Err() != nil {
		err = fmt.Errorf("it took more than %v", limit)
	}
	var ended *exec.ExitError
	r := result{out: out.String(), errs: errs.String()}
	if errors.As(err, &ended) {
		r.code = ended.ExitCode()
	}
	return r, err
}

// run is [start] for a program that has to succeed; it gives what was printed.
func run(t *testing.T, dir string, words ...string) string {
	t.Helper()
	r, err := start(t.Context(), dir, words...)
	if err != nil {
		t.Fatalf("in %s: %s: %v\n%.2000s\n%.2000s", dir, strings.Join(words, " "), err, r.out, r.errs)
	}
	return r.out
}

// with is a tool and what it is to do.
func with(words []string, more ...string) []string {
	return append(slices.Clone(words), more...)
}

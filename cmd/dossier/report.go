package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dossier/data"
	"dossier/data/load"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/options"
	"dossier/internal/report"
	"dossier/internal/safefile"
	"dossier/render"
)

const reportLong = `report answers questions in a document that can be sent as it is: what the
answer is in plain words, the figure, every path, the evidence with who says so
and who denies it, the sources, the caveats, and the command that makes it again.

The format follows from the name of the file: .md or .html. Markdown has its
figures in files beside it, HTML is one file that needs nothing else. Several
questions come from a YAML file:

  title: Pyongyang and Seoul
  text: What this is about, in a paragraph.
  questions:
    - path Kim Seoul --stress
    - show Kim

The exit code is 1 where none of the questions found anything.`

const reportExample = `  dossier report path Kim Seoul -o kim-seoul.html
  dossier report path Kim Seoul --stress -k 3 -o kim-seoul.md
  dossier report show Putin -o putin.md --bibliography putin.bib
  dossier report -q questions.yaml -o report.html`

// reportFile says where a report goes and how it is written.
type reportFile struct {
	questions    string
	name         string // empty: standard output
	format       string // "md" or "html" once settled
	figures      string // "inline", "beside" or "none" once settled
	bibliography string
}

func (a *app) reportCommand() *cobra.Command {
	var to reportFile
	cmd := &cobra.Command{
		Use:     "report [-q FILE | VERB ...]",
		Short:   "answers as a document: Markdown or HTML",
		Long:    reportLong,
		Example: reportExample,
		Args:    noVerb,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if to.questions == "" {
				return &flagError{errors.New("report needs a question, such as: dossier report path Kim Seoul; or a file of them: -q questions.yaml")}
			}
			return a.runReportFile(cmd.Context(), to)
		},
	}
	cmd.Flags().StringVarP(&to.questions, "questions", "q", "", "answer the questions in this YAML `FILE`")
	addReportFlags(cmd.Flags(), &to)
	for _, verb := range ask.Verbs() {
		cmd.AddCommand(a.reportVerb(verb))
	}
	return cmd
}

// reportVerb is the verb of one question, with the options of that question.
func (a *app) reportVerb(verb string) *cobra.Command {
	r := newRequest(verb)
	var to reportFile
	cmd := &cobra.Command{
		Use:               verb + " [WORD...]",
		Short:             "a report on what dossier " + verb + " answers",
		Long:              reportLong,
		ValidArgsFunction: a.completeActors,
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Actors = args
			if err := a.onlyTwo(r); err != nil {
				return err
			}
			command := strings.Replace(r.CommandLine(), "dossier ", "dossier"+a.dossierWords()+" report ", 1)
			return a.runReport(cmd.Context(), []options.Request{r}, describe.Options{Command: command}, to)
		},
	}
	addReportFlags(cmd.Flags(), &to)
	a.addOptions(cmd, &r)
	return cmd
}

func addReportFlags(flags *pflag.FlagSet, to *reportFile) {
	flags.StringVarP(&to.name, "output", "o", "", "write the report to this `FILE`, .md or .html; - or nothing: standard output")
	flags.StringVar(&to.format, "format", "", "`md or html`, where the name of the file does not say")
	flags.StringVar(&to.figures, "figures", "", "`inline, beside or none`: within the text, or as files beside it")
	flags.StringVar(&to.bibliography, "bibliography", "", "write the sources to this `FILE` as well: .json (CSL-JSON) or .bib (BibTeX)")
}

// dossierWords are the flags that name the dossier, as they would be typed again.
func (a *app) dossierWords() string {
	words := inputFlags{files: a.inputs.inputs(a).Files}.words()
	for _, c := range a.inputs.columns {
		words += " --map " + ask.ShellWord(c)
	}
	return words
}

// settle finds the formats and refuses what does not go together.
func (f *reportFile) settle() error {
	if f.name == "-" {
		f.name = ""
	}
	if f.format == "" {
		f.format = strings.ToLower(strings.TrimPrefix(filepath.Ext(f.name), "."))
	}
	switch f.format {
	case "md", "markdown":
		f.format = "md"
	case "html", "htm":
		f.format = "html"
	case "":
		if f.name != "" {
			return &flagError{fmt.Errorf("%s has no ending: name it .md or .html, or say --format", f.name)}
		}
		f.format = "md"
	default:
		return &flagError{fmt.Errorf("no reports in the format %q: md and html are there", f.format)}
	}
	if f.bibliography != "" && !slices.Contains([]string{".json", ".bib"}, filepath.Ext(f.bibliography)) {
		return &flagError{fmt.Errorf("--bibliography names a file that ends in .json (CSL-JSON) or .bib (BibTeX), not %q", f.bibliography)}
	}
	return f.settleFigures()
}

func (f *reportFile) settleFigures() error {
	switch {
	case f.figures == "" && f.format == "html":
		f.figures = "inline"
	case f.figures == "" && f.name == "":
		f.figures = "none"
	case f.figures == "":
		f.figures = "beside"
	}
	switch {
	case !slices.Contains([]string{"inline", "beside", "none"}, f.figures):
		return &flagError{fmt.Errorf("--figures is inline, beside or none, not %q", f.figures)}
	case f.figures == "beside" && f.format == "html":
		return &flagError{errors.New("an HTML report is one file and has its figures inline: leave out --figures beside")}
	case f.figures == "beside" && f.name == "":
		return &flagError{errors.New("figures lie beside a file: name it with -o, or say --figures inline")}
	}
	return nil
}

// runReportFile answers the questions of a file.
func (a *app) runReportFile(ctx context.Context, to reportFile) error {
	raw, err := a.readInput(to.questions, 1<<20)
	if err != nil {
		return err
	}
	list, problems := load.ReadQuestions(to.questions, raw)
	var requests []options.Request
	for _, asked := range list.Asked {
		words, err := options.Split(asked.Words)
		if err == nil {
			var r options.Request
			r, err = options.Parse(words, nil)
			requests = append(requests, r)
		}
		if err != nil {
			problems = append(problems, data.Problem{Severity: data.Error, Code: data.CodeBadValue, File: to.questions,
				Line: asked.Line, Column: asked.Column, Message: err.Error()})
		}
	}
	if len(problems) > 0 {
		return errors.Join(errBadData, printProblems(a.err, problems, a.errStyle()))
	}
	command := "dossier" + a.dossierWords() + " report -q " + ask.ShellWord(to.questions)
	return a.runReport(ctx, requests, describe.Options{Title: list.Title, Lead: list.Text, Command: command}, to)
}

// readInput is [readBounded] of a file that nothing may be written over.
func (a *app) readInput(name string, limit int64) ([]byte, error) {
	raw, err := readBounded(name, limit)
	if err == nil {
		if info, err := os.Stat(name); err == nil {
			a.read.add(info)
		}
	}
	return raw, err
}

// readBounded reads a regular file of at most limit bytes, and a byte more of a
// larger one.
func readBounded(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, explainFailedRead(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("cannot read %s: it is no regular file", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, explainFailedRead(name, err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, explainFailedRead(name, err)
	}
	return raw, nil
}

func explainFailedRead(name string, err error) error {
	var pathErr *os.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return fmt.Errorf("cannot read %s: %w", name, err)
}

// runReport answers questions and writes the report with what goes beside it.
func (a *app) runReport(ctx context.Context, requests []options.Request, telling describe.Options, to reportFile) error {
	if err := to.settle(); err != nil {
		return err
	}
	telling.Version = programVersion()
	telling.Command += to.words()
	opt := report.Options{Telling: telling, Figures: to.figures != "none", Runner: a.workers}
	if to.format == "html" {
		opt.Theme = render.Auto
	}
	opt.Earlier = func(name string) (*render.Places, error) { return a.placesOf(name, to.drawn(len(requests))) }
	r, err := report.Answer(ctx, a.shelf().Ask, requests, opt)
	if err != nil {
		return err
	}
	a.warn(r.Warnings)
	files, err := to.files(ctx, r.Document)
	if err != nil {
		return err
	}
	if err := a.writeReport(ctx, files); err != nil {
		return err
	}
	if to.name == "" && to.figures == "none" {
		fmt.Fprintln(a.err, "dossier: without its figures; they come with a file (-o report.md) or with --figures inline")
	}
	if r.Found == 0 {
		return errNothing
	}
	return nil
}

// words are the flags that say where the report goes, as they would be typed again.
func (f *reportFile) words() string {
	var words string
	if f.name != "" {
		words = " -o " + ask.ShellWord(f.name)
		if filepath.Ext(f.name) != "."+f.format {
			words += " --format " + f.format
		}
	} else if f.format != "md" {
		words = " --format " + f.format
	}
	standard := reportFile{name: f.name, format: f.format}
	if err := standard.settleFigures(); err == nil && standard.figures != f.figures {
		words += " --figures " + f.figures
	}
	if f.bibliography != "" {
		words += " --bibliography " + ask.ShellWord(f.bibliography)
	}
	return words
}

// outFile is a file to be written; a name that is empty means standard output.
type outFile struct {
	name  string
	write func(io.Writer) error
}

// bytesFile is a file whose bytes are there already.
func bytesFile(name string, text []byte) outFile {
	return outFile{name, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}}
}

// files encodes a report: its figures and its bibliography first, then itself.
func (f *reportFile) files(ctx context.Context, d *document.Document) (files []outFile, err error) {
	if f.figures == "beside" {
		n := 0
		for i := range d.Sections {
			figure := d.Sections[i].Figure
			if figure == nil {
				continue
			}
			n++
			name := f.figureName(n)
			if err := mayReplace(name); err != nil {
				return nil, err
			}
			files = append(files, bytesFile(name, figure.SVG))
			figure.File = filepath.Base(name)
		}
	}
	switch filepath.Ext(f.bibliography) {
	case ".bib":
		files = append(files, bytesFile(f.bibliography, document.BibTeX(d.Sources)))
	case ".json":
		csl, err := document.CSL(d.Sources)
		if err != nil {
			return nil, err
		}
		files = append(files, bytesFile(f.bibliography, csl))
	}
	text := document.Markdown
	if f.format == "html" {
		text = document.HTML
	}
	return append(files, outFile{f.name, func(w io.Writer) error { return text(ctx, w, d) }}), nil
}

// figureName is the file of a report's figure beside it.
func (f *reportFile) figureName(n int) string {
	return strings.TrimSuffix(f.name, filepath.Ext(f.name)) + "-figure-" + strconv.Itoa(n) + ".svg"
}

// drawn lists the files that figures are written into, at most one a question.
func (f *reportFile) drawn(questions int) []string {
	if f.figures != "beside" {
		return []string{f.name}
	}
	var names []string
	for i := range questions {
		names = append(names, f.figureName(i+1))
	}
	return names
}

func (a *app) writeReport(ctx context.Context, files []outFile) error {
	for _, file := range files {
		if err := a.mayWrite(file.name); err != nil {
			return err
		}
	}
	for _, file := range files {
		if file.name == "" {
			if err := file.write(a.out); err != nil {
				return err
			}
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := safefile.WriteFrom(file.name, file.write); err != nil {
			return explainFailedWrite(file.name, err)
		}
		fmt.Fprintf(a.err, "wrote %s\n", file.name)
	}
	return nil
}

// mayReplace refuses to write a figure, under a name that nobody typed, over a
// file that is no figure of ours.
func mayReplace(name string) error {
	old, err := readBounded(name, maxFigure)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil && !isFigure(old) {
		return fmt.Errorf("cannot write %s: a file of that name is there, and dossier did not draw it", name)
	}
	return err
}

// maxFigure is the size of a figure in bytes that is looked at.
const maxFigure = 64 << 20

// isFigure reports whether a file is a figure that this program drew.
func isFigure(text []byte) bool {
	s := string(text[:min(len(text), maxFigure)])
	return strings.HasPrefix(s, "<svg ") && strings.Contains(s, "<metadata>{&#34;generator&#34;:&#34;dossier&#34;")
}

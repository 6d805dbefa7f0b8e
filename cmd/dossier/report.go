package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/load"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/internal/report"
	"dossier/render"
)

const reportLong = `report answers questions in a document that can be sent as it is: what the
answer is in plain words, the figure, every path, the evidence with who says so
and who denies it, the sources, the caveats, and the command that makes it
again.

The format follows from the name of the file: .md or .html. Markdown has its
figures in files beside it, HTML is one file that needs nothing else, unless
--figures says otherwise. --figure-format emf,svg writes figures beside the
text in exactly these formats, for the programs that it goes on to: svg, png,
pdf, emf. Markdown shows the first, HTML the first of svg and png. Several
questions come from a YAML file:

  title: Pyongyang and Seoul
  text: What this is about, in a paragraph.
  questions:
    - path Kim Seoul --stress
    - show Kim

The exit code is 1 where none of the questions found anything.`

const reportExample = `  dossier report path Kim Seoul -o kim-seoul.html
  dossier report path Kim Seoul --stress -k 3 -o kim-seoul.md
  dossier report path Kim Seoul -o kim-seoul.md --figure-format png
  dossier report show Putin -o putin.md --bibliography putin.bib
  dossier report -q questions.yaml -o report.html`

// reportFile says where a report goes and how it is written.
type reportFile struct {
	questions    string
	name         string          // empty: standard output
	format       string          // "md" or "html" once settled
	figures      string          // "inline", "beside" or "none" once settled
	pictures     []string        // formats of figures beside, as they were named
	formats      []figure.Format // of figures beside, once settled; the text shows one of them
	shown        figure.Format
	bibliography string
	frontMatter  bool // the title of Markdown in a block of YAML
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
	addReportFlags(cmd, &to)
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
		ValidArgsFunction: a.completeVerb(verb),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Actors = args
			if err := a.onlyTwo(r); err != nil {
				return err
			}
			command := func(flags []string) string { return a.command("report ", r, flags) }
			return a.runReport(cmd.Context(), []options.Request{r}, describe.Options{}, command, to)
		},
	}
	addReportFlags(cmd, &to)
	a.addOptions(cmd, &r)
	return cmd
}

func addReportFlags(cmd *cobra.Command, to *reportFile) {
	flags := cmd.Flags()
	flags.StringVarP(&to.name, "output", "o", "", "write the report to this `FILE`, .md or .html; - or nothing: standard output")
	flags.StringVar(&to.format, "format", "", "the `FORMAT`, md or html, where the name of the file does not say")
	flags.StringVar(&to.figures, "figures", "", "the `PLACE` of figures: inline (in the text), beside (as files) or none")
	flags.StringSliceVar(&to.pictures, "figure-format", nil, "the `FORMATS` of figures beside, of which the text shows the first that it can: "+
		strings.Join(figure.PictureNames(), ", ")+" (usually svg)")
	flags.StringVar(&to.bibliography, "bibliography", "", "write the sources to this `FILE` as well: .json (CSL-JSON) or .bib (BibTeX)")
	flags.BoolVar(&to.frontMatter, "front-matter", false, "put the title of Markdown into a block of YAML, where pandoc, Quarto, Hugo, Jekyll and MkDocs look for it")
	completeFixed(cmd, "format", "md", "html")
	completeFixed(cmd, "figure-format", figure.PictureNames()...)
	completeFixed(cmd, "figures", "inline", "beside", "none")
}

// dossierWords are the flags that name the dossier, as they would be typed again; its
// files too, where the environment names them.
func (a *app) dossierWords() string {
	flags := a.inputs
	flags.files = a.inputs.inputs(a).Files
	return flags.words()
}

// command is the command that asks a request of the dossier of the command line,
// with further flags, behind a word before the verb: "report ".
func (a *app) command(before string, r options.Request, flags []string) string {
	return strings.Replace(r.CommandWith(flags...), "dossier ", "dossier"+a.dossierWords()+" "+before, 1)
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
	if f.frontMatter && f.format != "md" {
		return &flagError{errors.New("--front-matter is for Markdown: name the report .md, or leave it out")}
	}
	if f.bibliography != "" && !slices.Contains([]string{".json", ".bib"}, filepath.Ext(f.bibliography)) {
		return &flagError{fmt.Errorf("--bibliography names a file that ends in .json (CSL-JSON) or .bib (BibTeX), not %q", f.bibliography)}
	}
	if f.bibliography != "" && filepath.Clean(f.bibliography) == filepath.Clean(f.name) {
		return &flagError{fmt.Errorf("-o and --bibliography both name %s: give the two outputs names of their own", f.name)}
	}
	return f.settleFigures()
}

func (f *reportFile) settleFigures() error {
	switch {
	case f.figures == "" && len(f.pictures) > 0 && f.name != "":
		f.figures = "beside"
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
	case f.figures == "beside" && f.name == "":
		return &flagError{errors.New("figures lie beside a file: name it with -o, or say --figures inline")}
	case f.figures != "beside" && len(f.pictures) > 0:
		return &flagError{fmt.Errorf("--figure-format is for figures beside the text: say --figures beside and name a file with -o, not --figures %s", f.figures)}
	}
	if f.figures != "beside" {
		return nil
	}
	readers := figure.Programs
	if f.format == "html" {
		readers = figure.Browsers
	}
	var err error
	f.formats, f.shown, err = figure.ForText(f.pictures, readers)
	return err
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
	command := func(flags []string) string {
		return strings.Join(append([]string{"dossier" + a.dossierWords() + " report -q " + ask.ShellWord(to.questions)}, flags...), " ")
	}
	return a.runReport(ctx, requests, describe.Options{Title: list.Title, Lead: list.Text}, command, to)
}

// runReport answers questions and writes the report with what goes beside it.
// Command gives the command that makes it again, with the flags that say where to.
func (a *app) runReport(ctx context.Context, requests []options.Request, telling describe.Options, command func([]string) string, to reportFile) error {
	if err := to.settle(); err != nil {
		return err
	}
	telling.Version = programVersion()
	telling.Command = command(to.words())
	opt := report.Options{Telling: telling, Figures: to.figures != "none", Pictures: to.formats, For: options.Page, Runner: a.workers}
	if to.format == "html" {
		opt.Theme = render.Auto
	}
	opt.Earlier = func(name string) (*render.Places, error) { return a.placesOf(name, to.drawn(len(requests))) }
	r, err := report.Answer(ctx, a.shelf().Ask, requests, opt)
	if err != nil {
		return err
	}
	files, err := to.files(ctx, r.Document)
	if err != nil {
		return err
	}
	if err := a.mayWriteFiles(files); err != nil {
		return err
	}
	a.warn(r.Warnings)
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
func (f *reportFile) words() []string {
	var words []string
	if f.name != "" {
		words = append(words, "-o "+ask.ShellWord(f.name))
		if filepath.Ext(f.name) != "."+f.format {
			words = append(words, "--format "+f.format)
		}
	} else if f.format != "md" {
		words = append(words, "--format "+f.format)
	}
	if len(f.pictures) > 0 {
		words = append(words, "--figure-format "+ask.ShellWord(strings.Join(f.pictures, ",")))
	}
	standard := reportFile{name: f.name, format: f.format, pictures: f.pictures}
	if err := standard.settleFigures(); err == nil && standard.figures != f.figures {
		words = append(words, "--figures "+f.figures)
	}
	if f.bibliography != "" {
		words = append(words, "--bibliography "+ask.ShellWord(f.bibliography))
	}
	if f.frontMatter {
		words = append(words, "--front-matter")
	}
	return words
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/formats"
	"dossier/graph/ask"
	"dossier/internal/setting"
	"dossier/internal/store/address"
	"dossier/internal/store/transfer"
)

const pullLong = `pull reads a dossier from a store and writes it as files: all of an edition, or
the part around some actors. What a store cannot answer is asked of what was
pulled, and a store is backed up so.

-o names a new folder, which then holds a dossier.yaml, or a file of any format
that convert writes. With --around, all claims between actors within --hops ties
of one of those named are pulled, whatever is said of them, with all that they
rest on; the title says that it is a part.

Decisions about identity were carried out when the dossier was pushed: actors
that were found to be one come back as one. Stored texts do not lie in a store.`

const pullExample = `  dossier pull postgres://db.example.org/claims -o claims
  dossier pull postgres://db.example.org/claims -o around --around Kim --hops 2
  dossier pull "postgres:///claims?dossier=korea" -o korea.xlsx
  dossier -f postgres://db.example.org/claims pull -o - --format jsonl | wc -l`

// pullFlags say what to pull, and where to.
type pullFlags struct {
	output, format, edition string
	around                  []string
	hops                    int
}

func (a *app) pullCommand() *cobra.Command {
	var to pullFlags
	cmd := &cobra.Command{
		Use:               "pull [ADDRESS] -o FOLDER|FILE",
		Short:             "get a dossier from a store as files",
		Long:              pullLong,
		Example:           pullExample,
		Args:              takes(0, 1, "pull takes the address of a store"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("hops") && to.around == nil {
				return &flagError{errors.New("--hops says how far --around reaches: say --around ACTOR as well")}
			}
			return a.runPull(cmd.Context(), a.placeOf(args), to)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&to.output, "output", "o", "", "a new `FOLDER`, or a file by its ending; - is standard output")
	flags.StringVar(&to.format, "format", "", "the `FORMAT`, where the name of the file does not say: "+setting.OneOf(writtenFormats()))
	flags.StringVar(&to.edition, "edition", "", "the `EDITION` to pull, instead of the current one")
	flags.Var(setting.Names(&to.around, "ACTOR,..."), "around", "pull the part around these actors")
	to.hops = 1
	flags.Var(setting.Count{N: &to.hops, Min: 0, Max: 100}, "hops", "how far the part around the actors reaches (default 1)")
	flags.Lookup("hops").DefValue = ""
	completeFixed(cmd, "format", writtenFormats()...)
	completeFlag(cmd, "edition", cobra.NoFileCompletions)
	completeFlag(cmd, "hops", cobra.NoFileCompletions)
	completeFlag(cmd, "around", func(cmd *cobra.Command, given []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		of := *a
		if len(given) > 0 {
			of.inputs.files = given[:1]
		}
		find := func(typed string, taken []string) []candidate {
			return of.names(cmd.Context(), ask.NamesActors, typed, taken)
		}
		return written(inList(typed, 0, find)), noBlank
	})
	return cmd
}

func (a *app) runPull(ctx context.Context, where string, to pullFlags) error {
	if where == "" {
		return &flagError{errors.New("pull needs the address of a store: pull ADDRESS -o FOLDER")}
	}
	file, format, err := to.target()
	if err != nil {
		return err
	}
	if file == "" && a.terminal {
		return &flagError{errors.New("a whole dossier is not for a terminal: name a folder or a file with -o, or send it on to a program")}
	}
	s, at, err := a.stores.Store(where)
	if err != nil {
		return err
	}
	if to.edition != "" && at.Edition != "" && to.edition != at.Edition {
		return &flagError{errors.New("--edition and the address name two editions: leave one out")}
	}
	if to.edition != "" {
		at.Edition = to.edition
	}
	e, err := s.Open(ctx, at.Dossier, at.Edition)
	if err != nil {
		return err
	}
	opt := transfer.PullOptions{Around: to.around, Hops: to.hops, Memory: a.memory}
	wiped := func() {}
	if a.talks {
		bar := newProgressBar(a.err, time.Now)
		opt.Progress = func(done, all int) { bar.show("pulling from "+at.Place(), int64(done), int64(all)) }
		wiped = bar.wipe
	}
	pulled, err := transfer.Pull(ctx, e, opt)
	wiped()
	if err == nil {
		err = transfer.Check(ctx, pulled.Dossier)
	}
	if err != nil {
		return err
	}
	if err := a.mayWrite(file); err != nil {
		return err
	}
	return a.writePulled(ctx, file, format, at, pulled)
}

// writePulled writes what was pulled, and says what did not come with it.
func (a *app) writePulled(ctx context.Context, file string, format formats.Format, at address.Address, pulled transfer.Pulled) error {
	if file != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return explainFailedWrite(filepath.Dir(file), err)
		}
	}
	lost, err := a.saveDossier(ctx, file, format, pulled.Dossier)
	if err != nil {
		return err
	}
	a.tellLeftOut(answer.LeftOutOf(pulled.Dossier))
	fmt.Fprintf(a.err, "edition %s of %s\n", data.Printable(pulled.Edition), data.Printable(at.Place()))
	if pulled.Texts > 0 {
		fmt.Fprintf(a.err, "without %s: a store has the digests of texts\n", answer.Counted(pulled.Texts, "stored text"))
	}
	tellLost(a.err, lost)
	return nil
}

// target says which file to write, and how.
func (f *pullFlags) target() (file string, format formats.Format, err error) {
	switch {
	case f.output == "":
		return "", format, &flagError{errors.New("say where to write, with -o FOLDER or -o FILE")}
	case f.output == "-":
		format, err = formatOfFile("", f.format)
		return "", format, err
	}
	if _, known := formats.ByExtension(f.output); (known || f.format != "") && !isFolder(f.output) && !strings.HasSuffix(f.output, string(filepath.Separator)) {
		format, err = formatOfFile(f.output, f.format)
		return f.output, format, err
	}
	if f.format != "" && f.format != "yaml" {
		return "", format, &flagError{fmt.Errorf("a folder holds YAML: name a file for the format %s", f.format)}
	}
	if err := mayBecomeDossier(f.output); err != nil {
		return "", format, err
	}
	format, err = formatOfFile("dossier.yaml", "")
	return filepath.Join(f.output, "dossier.yaml"), format, err
}

// mayBecomeDossier refuses a folder in which something lies that would be taken for a part
// of the dossier, or that somebody has written.
func mayBecomeDossier(folder string) error {
	list, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explainFailedRead(folder, err)
	}
	for _, entry := range list {
		if !strings.HasPrefix(entry.Name(), ".") {
			return &flagError{fmt.Errorf("%s is not empty: name a new folder, or a file such as %s", folder, filepath.Join(folder, "dossier.yaml"))}
		}
	}
	return nil
}

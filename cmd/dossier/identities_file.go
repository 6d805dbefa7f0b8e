package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/save/edit"
	"dossier/graph/ask"
	"dossier/internal/inputs"
	"dossier/internal/safefile"
)

const takeBackLong = `take-back takes the standing decision about two actors back, in the FILE that
holds it: the decision stays there, with who took it back and why, and counts no
more. Nothing else in the file changes.`

const takeBackExample = `  dossier -f old.yaml identities take-back A B --by Bob --why lie -o who.yaml`

func (a *app) takeBackCommand() *cobra.Command {
	var signed signature
	cmd := &cobra.Command{
		Use:               "take-back A B",
		Short:             "take a decision back",
		Long:              takeBackLong,
		Example:           takeBackExample,
		Args:              takes(2, 2, "take-back needs the two actors of a decision (a name with spaces stands in quotes)"),
		ValidArgsFunction: a.completeActors(2),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.runTakeBack(cmd.Context(), args, signed) },
	}
	signed.bind(cmd, "the YAML `FILE` that holds the decision")
	return cmd
}

func (a *app) runTakeBack(ctx context.Context, names []string, signed signature) error {
	on, err := signed.check(true)
	if err != nil {
		return err
	}
	if signed.file == "" {
		return &flagError{errors.New("name the file that holds the decision: -o FILE")}
	}
	d, problems, err := inputs.Read(ctx, a.inputs.inputs(a))
	if err != nil {
		return err
	}
	// A contradiction is what somebody may be about to mend.
	if others := slices.DeleteFunc(problems, func(p data.Problem) bool { return p.Code == data.CodeIdentityContradiction }); data.HasErrors(others) {
		return &inputs.DataError{Problems: others}
	}
	ids, err := writtenPair(ctx, d, names)
	if err != nil {
		return err
	}
	back := data.TakingBack{By: signed.by, On: on, Why: signed.why}
	err = a.edit(signed.file, "the decision is taken back", func(raw []byte) ([]byte, error) { return edit.TakeBack(ctx, raw, ids[0], ids[1], back) })
	if errors.Is(err, edit.ErrNoDecision) {
		return ask.Usagef("no decision about %s and %s stands in %s", ids[0], ids[1], signed.file)
	}
	return err
}

// edit changes a YAML file, or makes it where it is not there. The file is replaced
// whole or stays as it is.
func (a *app) edit(name, done string, change func(raw []byte) ([]byte, error)) error {
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".yaml" && ext != ".yml" {
		return &flagError{fmt.Errorf("decisions go into a YAML file, such as decisions.yaml, not %s", name)}
	}
	raw, err := readBounded(name, load.MaxOutlined)
	if errors.Is(err, fs.ErrNotExist) {
		raw, err = nil, nil
	}
	if err != nil {
		return err
	}
	edited, err := change(raw)
	if errors.Is(err, edit.ErrNoDecision) {
		return err
	}
	if err != nil {
		return fmt.Errorf("cannot change %s: %w; nothing was changed", name, err)
	}
	if err := safefile.Write(name, edited); err != nil {
		return explainFailedWrite(name, err)
	}
	fmt.Fprintf(a.err, "dossier: %s: %s\n", data.Printable(name), done)
	return nil
}

package main

import (
	"errors"

	"github.com/spf13/cobra"

	"dossier/data/answer"
	"dossier/internal/options"
)

const diffLong = `diff compares two dossiers, two dates or two voices: which claims are new, which
are gone, which have another status or grade, and which say something else. With
-o it draws the difference.

The exit code is 1 where nothing differs.`

const diffExample = `  dossier diff last-month this-month             two editions of a dossier
  dossier diff --as-of 2019,2023-09              two dates
  dossier diff --according-to Washington,Moscow  two voices
  dossier diff old.yaml new.yaml -o diff.svg     the difference as a figure`

func (a *app) diffCommand() *cobra.Command {
	r := newRequest(answer.VerbDiff)
	var out answerFormat
	var figure figureFile
	cmd := &cobra.Command{
		Use:     "diff [OLD NEW]",
		Short:   "what is new, gone or regraded: of two dossiers, dates or voices",
		Long:    diffLong,
		Example: diffExample,

		ValidArgsFunction: a.completeVerb(answer.VerbDiff),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Actors = args
			if err := a.onlyTwo(r); err != nil {
				return err
			}
			return a.runAnswer(cmd.Context(), r, out, figure)
		},
	}
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) != 0 && len(args) != 2 {
			return takes(2, 2, "diff takes two dossiers, OLD and NEW, or none")(cmd, args)
		}
		return nil
	}
	cmd.Flags().StringVarP(&figure.name, "output", "o", "", "draw the difference into this `FILE` (.svg, .png, .pdf, ...)")
	addFormat(cmd, &out)
	a.addOptions(cmd, &r)
	return cmd
}

// onlyTwo refuses a comparison of two dossiers beside which a third is named.
func (a *app) onlyTwo(r options.Request) error {
	if r.TwoDossiers() && len(a.inputs.files) > 0 {
		return &flagError{errors.New("diff takes its two dossiers as OLD and NEW; leave out -f")}
	}
	return nil
}

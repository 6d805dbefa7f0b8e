package main

import (
	"context"

	"github.com/spf13/cobra"

	"dossier/data"
)

// completeActors offers the dossier's actors as arguments.
func (a *app) completeActors(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	return a.actorNames(cmd.Context()), cobra.ShellCompDirectiveNoFileComp
}

// names lists something of the dossier; a dossier that cannot be opened
// completes nothing, for a completion has no place to complain.
func (a *app) names(ctx context.Context, list func(*data.Dossier) []string) []string {
	if ctx == nil {
		ctx = context.Background() // cobra completes without one
	}
	g, err := a.open(ctx)
	if err != nil {
		return nil
	}
	return list(g.Dossier())
}

func (a *app) actorNames(ctx context.Context) []string {
	return a.names(ctx, func(d *data.Dossier) (names []string) {
		for _, actor := range d.Actors {
			names = append(names, actor.ID+"\t"+data.Printable(actor.Name))
		}
		return names
	})
}

func (a *app) relationNames(ctx context.Context) []string {
	return a.names(ctx, func(d *data.Dossier) (names []string) {
		for _, r := range d.Relations {
			names = append(names, r.ID+"\t"+data.Printable(r.Label))
		}
		return names
	})
}

func (a *app) sourceNames(ctx context.Context) []string {
	return a.names(ctx, func(d *data.Dossier) (names []string) {
		for _, s := range d.Sources {
			names = append(names, s.ID+"\t"+data.Printable(s.Title))
		}
		return names
	})
}

// fixedWords lists, for the flags that take one of a few words, those words.
func fixedWords() map[string][]string {
	var statuses, modalities, kinds []string
	for _, s := range data.Statuses() {
		statuses = append(statuses, s.String())
	}
	for _, m := range data.Modalities() {
		modalities = append(modalities, string(m))
	}
	for _, k := range data.Kinds() {
		kinds = append(kinds, string(k))
	}
	return map[string][]string{
		"status":    statuses,
		"modality":  modalities,
		"kind":      kinds,
		"tone":      {string(data.Cooperative), string(data.Neutral), string(data.Conflictual)},
		"by":        {"hops", "evidence", "weight"},
		"min-grade": {"low", "medium", "high"},
		"theme":     {"light", "dark", "auto", "print"},
		"layout":    {"dot", "neato", "fdp", "sfdp", "circo", "twopi", "auto"},
		"direction": {"right", "down"},
		"notes":     {"on", "off"},
		"captions":  {"auto", "all"},
		"group-by":  {"kind", "country"},
	}
}

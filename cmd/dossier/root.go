package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/formats"
	"dossier/internal/options"
)

const rootLong = `dossier answers who supplies, pressures and warns whom, and who says so.

It reads a body of sourced claims, finds the paths along which one actor can
influence another, and draws figures that can be printed and stood by. Without
-f it uses the dossier that comes with the program. Actors are named as people
name them: "Kim", "Moscow", "Seoul".`

const rootExample = `  dossier                                        what is in the dossier
  dossier path Kim Seoul                         how can Kim reach Seoul?
  dossier path Kim Seoul --draw kim-seoul.svg    the same, with the figure
  dossier show Poland                            one actor and its ties
  dossier claims --status contested              what is disputed, and by whom
  dossier draw Kim Putin --hops 1 -o both.svg    two actors and their neighbours
  dossier -f my-dossier check                    is my own dossier sound?`

// rootCommand builds the command tree; each verb has a file of its own.
func (a *app) rootCommand() *cobra.Command {
	var out answerFormat
	root := &cobra.Command{
		Use:           "dossier [-f FILE|FOLDER]... [VERB]",
		Short:         "who supplies, pressures and warns whom, and who says so",
		Long:          rootLong,
		Example:       rootExample,
		Args:          noVerb,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.runAnswer(cmd.Context(), newRequest(answer.VerbOverview), out, figureFile{})
		},
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.inputs.check() },
	}
	flags := root.PersistentFlags()
	flags.StringArrayVarP(&a.inputs.files, "file", "f", nil,
		"the dossier: a folder, a `FILE` ("+strings.Join(formats.Names(func(f *formats.Format) bool { return f.Reads }), ", ")+"), - for standard input, sample:NAME, or the address of a store alone; several are merged (default: $DOSSIER, or the embedded dossier)")
	a.inputs.tables.bind(flags)
	flags.StringVar(&a.inputs.ids, "ids", "", "whose the ids of actors are: `SCOPE` shared (of all files; the default) or local (of each file alone)")
	flags.StringVar(&a.inputs.passwordFile, "password-file", "", "the `FILE` with the password of a store (default: $DOSSIER_STORE_PASSWORD)")
	flags.BoolP("help", "h", false, "this help")
	flags.Lookup("help").NoOptDefVal = "true"
	completeFlag(root, "file", a.completeDossier)
	a.completeTables(root)
	completeFixed(root, "ids", idScopes...)
	addFormat(root, &out)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return &flagError{nearestFlag(cmd, err)} })
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { fmt.Fprint(cmd.OutOrStdout(), helpText(cmd)) })
	root.AddCommand(a.pathCommand(), a.showCommand(), a.claimsCommand(), a.drawCommand(), a.rankCommand(), a.groupsCommand(), a.diffCommand(),
		a.reportCommand(), a.embedCommand(), a.serveCommand(),
		a.checkCommand(), a.convertCommand(), a.pushCommand(), a.pullCommand(), a.identitiesCommand(), a.templateCommand(), a.versionCommand(), a.completionCommand(), a.completeLineCommand())
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [VERB]",
		Short: "the help of a verb",
		Long:  "help prints the help of a verb, as --help does behind it.",
		Example: `  dossier help path
  dossier help report show`,
		ValidArgsFunction: func(_ *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			var verbs []cobra.Completion
			if about, _, err := root.Find(given); err == nil {
				for _, sub := range about.Commands() {
					if sub.IsAvailableCommand() {
						verbs = append(verbs, cobra.CompletionWithDesc(sub.Name(), sub.Short))
					}
				}
			}
			return verbs, onlyThese
		},
		RunE: func(_ *cobra.Command, args []string) error {
			about, rest, err := root.Find(args)
			if err == nil && about.HasSubCommands() {
				err = noVerb(about, rest)
			}
			if err != nil {
				return &flagError{err}
			}
			return about.Help()
		},
	})
	return root
}

// nearestFlag adds to an error about an unknown flag the one that may be meant.
func nearestFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	if near := data.Nearest(unknown.GetSpecifiedName(), names, 1); len(near) > 0 {
		return fmt.Errorf("%w; did you mean --%s?", err, near[0])
	}
	return err
}

// noVerb refuses words that are no verb and proposes the nearest one.
func noVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var verbs []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			verbs = append(verbs, sub.Name())
		}
	}
	message := fmt.Sprintf("there is no verb %q", args[0])
	if near := data.Nearest(args[0], verbs, 1); len(near) > 0 {
		message += "; did you mean " + near[0] + "?"
	}
	return &flagError{errors.New(message)}
}

// takes says how many actors a verb wants, in words of its own.
func takes(least, most int, want string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return &flagError{fmt.Errorf("%s; %d given", want, len(args))}
		}
		return nil
	}
}

const groupKey = "group"

// addOptions binds the options of the request's verb as flags.
func (a *app) addOptions(cmd *cobra.Command, r *options.Request) {
	options.Bind(cmd.Flags(), r)
	for _, o := range options.Of(r.Verb) {
		cmd.Flags().Lookup(o.Name).Annotations = map[string][]string{groupKey: {string(o.Group)}}
	}
	a.completeOptions(cmd, r.Verb)
}

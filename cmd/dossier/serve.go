package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/internal/browse"
	"dossier/internal/explorer"
	"dossier/internal/inputs"
)

const serveLong = `serve opens the explorer: the questions of the command line in a browser, with
the same words, the same answers and the same figures. Every page says the
command that gives the same, and every state of it is a link.

It listens on this machine alone; if the port is taken it takes a free one. It
reads and changes nothing, but for --edit: then the page of a source leads to a
form in which its words become claims. A claim is checked as check does, shown
as the change of a YAML file of the dossier, written when you say so, and can be
taken back.

Other machines can be let in with --listen, and then
the token in DOSSIER_SERVE_TOKEN has to come with each request: open
/enter?token=TOKEN once in a browser, or send Authorization: Bearer TOKEN.

Ctrl-C stops it, with exit code 0.`

const serveExample = `  dossier serve
  dossier -f my-dossier serve --watch            follow the files as they change
  dossier -f my-dossier serve --edit             make claims of stored texts
  dossier serve --port 9000 --no-open
  dossier serve --listen localhost:9001          at this port and no other`

// usualPort is taken where it is free.
const usualPort = 8765

// tokenVariable holds the token for other machines. It is no flag: flags stand in the
// list of processes and in the history of a shell.
const tokenVariable = "DOSSIER_SERVE_TOKEN"

// serveFlags are the flags of serve.
type serveFlags struct {
	port    int
	listen  string
	noOpen  bool
	watch   bool
	edit    bool
	verbose bool
}

func (a *app) serveCommand() *cobra.Command {
	var to serveFlags
	cmd := &cobra.Command{
		Use:               "serve",
		Short:             "the explorer: ask and look in a browser",
		Long:              serveLong,
		Example:           serveExample,
		Args:              takes(0, 0, "serve takes no arguments: the dossier is named with -f"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return a.runServe(cmd.Context(), to) },
	}
	flags := cmd.Flags()
	flags.IntVar(&to.port, "port", 0, "the port `N` on this machine (default 8765, or a free one if that is taken)")
	flags.StringVar(&to.listen, "listen", "", "listen on this `ADDRESS`, host:port, and ask for the token in "+tokenVariable)
	flags.BoolVar(&to.noOpen, "no-open", false, "do not open a browser")
	flags.BoolVar(&to.watch, "watch", false, "show the dossier anew when its files change")
	flags.BoolVar(&to.edit, "edit", false, "let claims be written into the YAML files of the dossier")
	flags.BoolVar(&to.verbose, "verbose", false, "a line for each request: its path, status and time")
	return cmd
}

// place is where the explorer listens.
type place struct {
	host    string
	port    int
	exactly bool   // another port will not do
	token   string // empty: none is asked for
}

// place reads where to listen, and refuses to let other machines in without a token.
func (f *serveFlags) place(token string) (place, error) {
	if f.listen == "" {
		if f.port < 0 || f.port > 65535 {
			return place{}, &flagError{fmt.Errorf("--port is a number from 1 to 65535, not %d", f.port)}
		}
		if f.port == 0 {
			return place{host: "127.0.0.1", port: usualPort}, nil
		}
		return place{host: "127.0.0.1", port: f.port}, nil
	}
	if f.port != 0 {
		return place{}, &flagError{errors.New("--listen says the port as well: leave out --port")}
	}
	host, number, err := net.SplitHostPort(f.listen)
	port, portErr := strconv.Atoi(number)
	if err != nil || portErr != nil || port < 0 || port > 65535 || host == "" {
		return place{}, &flagError{fmt.Errorf("--listen wants an address with its port, such as 192.0.2.7:8765, not %s", data.Quoted(f.listen))}
	}
	p := place{host: host, port: port, exactly: true, token: token}
	switch {
	case token != "" && !explorer.TokenFits(token):
		return place{}, &flagError{fmt.Errorf("%s needs 16 characters or more, without blanks, quotes, commas and semicolons", tokenVariable)}
	case token == "" && !explorer.Loopback(host):
		return place{}, &flagError{fmt.Errorf("%s is open to other machines, and nobody has said who may read: set %s to a secret of 16 characters or more", data.Quoted(f.listen), tokenVariable)}
	}
	return p, nil
}

// watched lists the files of the dossier, where there are some that can change.
func watched(in inputs.Inputs) ([]string, error) {
	if at := in.Address(); at != "" {
		return nil, &flagError{fmt.Errorf("--watch follows files, and %s is a store, whose editions never change: start serve again after a push", at)}
	}
	lasting := func(name string) bool { return name == "-" || strings.HasPrefix(name, inputs.SamplePrefix) }
	if len(in.Files) == 0 || slices.ContainsFunc(in.Files, lasting) {
		return nil, &flagError{errors.New("--watch follows files: name the dossier with -f FILE or -f FOLDER")}
	}
	files := slices.Clone(in.Files)
	if in.MappingFile != "" {
		files = append(files, in.MappingFile)
	}
	return files, nil
}

func (a *app) runServe(ctx context.Context, to serveFlags) error {
	p, err := to.place(a.env(tokenVariable))
	if err != nil {
		return err
	}
	opt := explorer.Options{Runner: a.workers, Version: programVersion(), Host: p.host, Token: p.token}
	if explorer.Loopback(p.host) {
		opt.Words = a.dossierWords()
	}
	in := a.inputs.inputs(a)
	if to.watch {
		if opt.Watch, err = watched(in); err != nil {
			return err
		}
	}
	if at := in.Address(); to.edit && at != "" {
		return &flagError{fmt.Errorf("--edit writes files, and %s is a store, which nothing but push writes to: edit the files that were pushed, or get them with dossier pull", at)}
	}
	if to.edit {
		opt.Edit = &in
	}
	opt.Open = a.opener(in)
	opt.Failed = func(fault any) { fmt.Fprintf(a.err, "dossier: a fault of the program: %v\n", fault) }
	if to.verbose {
		opt.Log = func(e explorer.Entry) {
			fmt.Fprintf(a.err, "%s %s %d %s\n", data.Printable(e.Method), data.Printable(e.Path), e.Status, e.Took.Round(100*time.Microsecond))
		}
	}
	x, err := explorer.New(ctx, opt)
	if err != nil {
		return err
	}
	l, err := explorer.Listen(ctx, p.host, p.port, p.exactly)
	if err != nil {
		return err
	}
	a.announce(ctx, l.Addr().String(), to, p)
	return x.Serve(ctx, l)
}

// opener opens the dossier the first time as every verb does, with a progress bar on
// a terminal, and in silence when it has changed.
func (a *app) opener(in inputs.Inputs) func(context.Context) (explorer.Dossier, error) {
	first := true
	return func(ctx context.Context) (explorer.Dossier, error) {
		now := in
		if first {
			first = false
			defer a.showProgress(&now)()
		} else {
			now.Opened = nil // nothing is written that could replace what was read
		}
		e, texts, err := inputs.OpenWithTexts(ctx, now)
		return explorer.Dossier{Engine: e, Texts: texts}, err
	}
}

// announce says where the explorer is, and opens it.
func (a *app) announce(ctx context.Context, at string, to serveFlags, p place) {
	address := "http://" + at + "/"
	fmt.Fprintf(a.err, "dossier: exploring at %s (Ctrl-C stops it)\n", address)
	if to.edit {
		fmt.Fprintf(a.err, "dossier: claims can be made of the words of a source: open one at %ssources\n", address)
	}
	if p.token != "" {
		fmt.Fprintf(a.err, "dossier: open %senter?token=... with the token of %s first\n", address, tokenVariable)
		return
	}
	if to.noOpen || !a.talks || !explorer.Loopback(p.host) || a.env("SSH_CONNECTION") != "" {
		return
	}
	if err := browse.Open(ctx, address); err != nil && !errors.Is(err, os.ErrNotExist) {
		fmt.Fprintln(a.err, "dossier: no browser could be opened: open the address in one")
	}
}

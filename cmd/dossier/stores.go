package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dossier/graph/ask"
	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/bolt"
	"dossier/internal/store/cassandra"
	"dossier/internal/store/postgres"
	"dossier/internal/stores"
)

// Variables of the environment that stores look at.
const (
	dossierVariable  = "DOSSIER"
	passwordVariable = "DOSSIER_STORE_PASSWORD"
	insecureVariable = "DOSSIER_STORE_INSECURE"
)

// openers says who opens which stores. Nothing of a driver is done before one is opened.
func openers(env func(string) string) stores.Openers {
	graph := func(at address.Address, password string) (store.Store, error) {
		s, err := bolt.Open(at, bolt.Options{Password: password, Insecure: env(insecureVariable) == "1"})
		if err != nil {
			return nil, err // not a nil *bolt.Store in an interface
		}
		return s, nil
	}
	return stores.Openers{
		"bolt": graph, "bolt+s": graph, "neo4j": graph, "neo4j+s": graph,
		"cassandra": func(at address.Address, password string) (store.Store, error) {
			s, err := cassandra.Open(at, cassandra.Options{Password: password, Insecure: env(insecureVariable) == "1"})
			if err != nil {
				return nil, err // not a nil *cassandra.Store in an interface
			}
			return s, nil
		},
		"postgres": func(at address.Address, password string) (store.Store, error) {
			s, err := postgres.Open(at, postgres.Options{Password: password, Insecure: env(insecureVariable) == "1"})
			if err != nil {
				return nil, err // not a nil *postgres.Store in an interface
			}
			return s, nil
		},
	}
}

// openStore opens the engine of an address.
func (a *app) openStore(ctx context.Context, at string) (ask.Engine, error) {
	return a.stores.Engine(ctx, at, programVersion())
}

// storePassword is the password that a file or the environment has for stores.
func (a *app) storePassword() (string, error) {
	if name := a.inputs.passwordFile; name != "" {
		const longest = 4096
		raw, err := a.readInput(name, longest)
		if err == nil && len(raw) > longest {
			err = fmt.Errorf("%s is no file with a password: it has more than %d bytes", name, longest)
		}
		return stores.Password(string(raw)), err
	}
	return a.env(passwordVariable), nil
}

// hidePasswords takes the passwords of addresses out of a command line, before anything of
// it can be told, printed or stored.
func (a *app) hidePasswords(args []string) ([]string, error) {
	args = slices.Clone(args)
	for i, arg := range args {
		flag, at := splitAddress(arg)
		shown, err := a.stores.Hide(at)
		if err != nil {
			return nil, &flagError{err}
		}
		args[i] = flag + shown
	}
	return args, nil
}

// splitAddress splits a word of the command line before the address in it: that of a flag
// may stand right behind it.
func splitAddress(arg string) (flag, at string) {
	for i := range arg {
		if address.Is(arg[i:]) {
			return arg[:i], arg[i:]
		}
		if !strings.HasPrefix(arg, "-") {
			break
		}
	}
	return "", arg
}

// fromEnvironment is the dossier that the environment names, or nothing.
func (a *app) fromEnvironment() string {
	text := a.env(dossierVariable)
	if shown, err := a.stores.Hide(text); err == nil {
		return shown
	}
	scheme, _, _ := strings.Cut(text, "://")
	return scheme + "://…" // run has refused it
}

// placeOf is the address that a verb about stores means: the one behind it, or that of -f.
func (a *app) placeOf(args []string) string {
	if len(args) > 0 {
		return args[0]
	}
	in := a.inputs.inputs(a)
	return in.Address()
}

// shortEdition is what of the name of an edition tells it apart.
func shortEdition(name string) string {
	const enough = 24
	if len(name) > enough {
		return name[:enough] + "…"
	}
	return name
}

// titled is a title, or words for none.
func titled(title string) string { return cmp.Or(title, "(without a title)") }

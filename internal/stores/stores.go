package stores

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"dossier/graph/ask"
	"dossier/internal/fetch"
	"dossier/internal/store"
	"dossier/internal/store/address"
)

// Opener opens the store of an address, best without connecting. The password is that of
// [Access.Password], or the one that was written in the address, or empty.
type Opener func(a address.Address, password string) (store.Store, error)

// Openers says who opens the stores of a scheme.
type Openers map[string]Opener

// Access opens stores, each once, and closes them all. It may be used by several at once.
type Access struct {
	// Openers are those that there are.
	Openers Openers
	// Password, where set, is asked for the password of a store that is opened; a text
	// that is not empty goes before one that was written in the address.
	Password func() (string, error)

	mutex  sync.Mutex
	hidden map[string]string // passwords of addresses, by their places
	opened map[string]store.Store
}

// Hide returns an address without its password, which it remembers for when the store is
// opened. A text that is no address is returned as it is; one that cannot be read as the
// address that it begins as is an error, which shows nothing of a password.
func (x *Access) Hide(text string) (shown string, err error) {
	if !address.Is(text) {
		return text, nil
	}
	a, err := address.Parse(text)
	if err != nil {
		return "", err
	}
	if password := a.Password(); password != "" {
		x.mutex.Lock()
		defer x.mutex.Unlock()
		if x.hidden == nil {
			x.hidden = map[string]string{}
		}
		x.hidden[a.Place()] = password
	}
	return a.String(), nil
}

// Store opens the store of an address, and says what of it is meant. An address that
// holds a password is refused: whoever takes addresses from people hides them first.
func (x *Access) Store(text string) (store.Store, address.Address, error) {
	a, err := address.Parse(text)
	if err != nil {
		return nil, a, &ask.UsageError{Message: err.Error()}
	}
	if a.Password() != "" {
		return nil, a, ask.Usagef("a password in an address that is written in a file may be seen by others: leave it out of %s and set DOSSIER_STORE_PASSWORD", a)
	}
	open := x.Openers[a.Scheme]
	if open == nil {
		return nil, a, ask.Usagef("%s: there is no way from here to stores of the scheme %s", a, a.Scheme)
	}
	x.mutex.Lock()
	defer x.mutex.Unlock()
	key := a.Place() + fmt.Sprint(a.Options)
	if s := x.opened[key]; s != nil {
		return s, a, nil
	}
	password, err := x.password(a)
	if err != nil {
		return nil, a, err
	}
	s, err := open(a, password)
	if err != nil {
		return nil, a, err
	}
	if x.opened == nil {
		x.opened = map[string]store.Store{}
	}
	x.opened[key] = s
	return s, a, nil
}

func (x *Access) password(a address.Address) (string, error) {
	if x.Password != nil {
		if password, err := x.Password(); password != "" || err != nil {
			return password, err
		}
	}
	return x.hidden[a.Place()], nil
}

// Edition opens the edition that an address means.
func (x *Access) Edition(ctx context.Context, text string) (store.Edition, error) {
	s, a, err := x.Store(text)
	if err != nil {
		return nil, err
	}
	return s.Open(ctx, a.Dossier, a.Edition)
}

// Engine opens the engine that answers from the edition that an address means. Version is
// that of the program.
func (x *Access) Engine(ctx context.Context, text, version string) (ask.Engine, error) {
	e, err := x.Edition(ctx, text)
	if err != nil {
		return nil, err
	}
	return fetch.New(e, version, fetch.Budget{}), nil
}

// Close ends all connections.
func (x *Access) Close() error {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	var all []error
	for _, s := range x.opened {
		all = append(all, s.Close())
	}
	x.opened = nil
	return errors.Join(all...)
}

// Password makes of the text of a file or a variable the password that it holds: line ends
// behind it are none of it.
func Password(text string) string { return strings.TrimRight(text, "\r\n") }

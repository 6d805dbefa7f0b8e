package stores_test

import (
	"errors"
	"strings"
	"testing"

	"dossier/graph/ask"
	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/memory"
	"dossier/internal/stores"
)

// closing counts how often it is closed.
type closing struct {
	memory.Store
	closed int
}

func (c *closing) Close() error { c.closed++; return nil }

func TestPasswordsAreHidden(t *testing.T) {
	var given []string
	x := &stores.Access{Openers: stores.Openers{"postgres": func(a address.Address, password string) (store.Store, error) {
		given = append(given, a.String()+" "+password)
		return new(memory.Store), nil
	}}}
	shown, err := x.Hide("postgresql://ann:s3cret@h/d?dossier=x")
	if err != nil || shown != "postgres://ann@h/d?dossier=x" {
		t.Fatalf("%s, %v", shown, err)
	}
	if same, err := x.Hide("claims.csv"); err != nil || same != "claims.csv" {
		t.Errorf("%s, %v", same, err)
	}
	if _, err := x.Hide("postgres://ann:s3cret@h/a/b/c"); err == nil || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("%v", err)
	}
	for _, text := range []string{shown, "postgres://ann@h/d", "postgres://bert@h/d"} {
		if _, _, err := x.Store(text); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(given, "; "); got != "postgres://ann@h/d?dossier=x s3cret; postgres://bert@h/d " {
		t.Errorf("opened: %s", got)
	}
	_, _, err = x.Store("postgres://ann:s3cret@h/d")
	if !ask.IsUsage(err) || strings.Contains(err.Error(), "s3cret") || !strings.Contains(err.Error(), "postgres://ann@h/d") {
		t.Errorf("%v", err)
	}
}

func TestPasswordOfTheEnvironmentGoesFirst(t *testing.T) {
	var given string
	x := &stores.Access{Openers: stores.Openers{"postgres": func(_ address.Address, password string) (store.Store, error) {
		given = password
		return new(memory.Store), nil
	}}, Password: func() (string, error) { return stores.Password("other\n"), nil }}
	if _, err := x.Hide("postgres://ann:s3cret@h/d"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := x.Store("postgres://ann@h/d"); err != nil || given != "other" {
		t.Errorf("%q, %v", given, err)
	}
	broken := errors.New("broken")
	x.Password = func() (string, error) { return "", broken }
	if _, _, err := x.Store("postgres://ann@i/d"); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

func TestStoresAreOpenedAndClosedOnce(t *testing.T) {
	c := new(closing)
	opened := 0
	x := &stores.Access{Openers: stores.Openers{"postgres": func(address.Address, string) (store.Store, error) { opened++; return c, nil }}}
	for range 3 {
		if _, err := x.Edition(t.Context(), "postgres://h/d?dossier=none"); !errors.Is(err, store.ErrNoDossier) {
			t.Fatal(err)
		}
	}
	if err := x.Close(); err != nil || opened != 1 || c.closed != 1 {
		t.Errorf("opened %d times, closed %d times (%v)", opened, c.closed, err)
	}
	if _, err := x.Engine(t.Context(), "bolt://h", ""); !ask.IsUsage(err) {
		t.Errorf("%v", err)
	}
	if _, err := x.Engine(t.Context(), "postgres://h:x", ""); !ask.IsUsage(err) {
		t.Errorf("%v", err)
	}
}

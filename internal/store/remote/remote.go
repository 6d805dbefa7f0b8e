package remote

import (
	"errors"
	"fmt"
	"strings"

	"dossier/data"
	"dossier/internal/store"
)

// Bounds on what is written to a database and read from it.
const (
	MaxText = 16 << 20   // bytes of the longest text
	MaxID   = 1000       // bytes of the longest id, which has to find room in an index
	MaxRows = 50_000_000 // rows of an answer that nothing else bounds
)

// ErrQuiet says that a server takes too long.
var ErrQuiet = errors.New("the server has not answered for some minutes")

// Place is where a store is, as it may be shown.
type Place string

// Missing says which dossier or edition is not there. An empty edition names the dossier
// alone.
func (p Place) Missing(err error, dossier, edition, hint string) error {
	what := "dossier " + data.Quoted(dossier)
	if edition != "" {
		what = "edition " + data.Quoted(edition) + " of the " + what
	}
	return fmt.Errorf("%s: %w: the %s%s", p, err, what, hint)
}

// Gone says that an edition was removed, or is being removed.
func (p Place) Gone(h *store.Head) error {
	return p.Missing(store.ErrGone, h.Dossier, h.Edition, "; ask again, or push it again")
}

// TooMany says that an answer has more rows than it can have.
func (p Place) TooMany(doing string, most int) error {
	return fmt.Errorf("%s %s: more than %d rows came, which is more than there can be: that is not ours", doing, p, most)
}

// maxSaid is how much of a message of a driver is told, in bytes.
const maxSaid = 500

// OneLine tells an error of a driver in a line.
func OneLine(err error) string {
	said := strings.Join(strings.Fields(err.Error()), " ")
	if len(said) > maxSaid {
		said = strings.ToValidUTF8(said[:maxSaid], "") + "…"
	}
	return data.Printable(said)
}

// Fits refuses a batch with a text that is too long to be read again, or an id that finds
// no room in an index. Written gives a text as the database holds it.
func Fits(b *store.Batch, written func(string) string) error {
	var err error
	check := func(what, id, text string, most int) {
		if err == nil {
			err = Short(what+" "+data.Quoted(id), written(text), most)
		}
	}
	for i := range b.Arcs {
		a := &b.Arcs[i]
		for _, id := range []string{a.From, a.To, a.Relation, a.Claim, string(a.Modality), string(a.FromKind), string(a.ToKind)} {
			check("the id", id, id, MaxID)
		}
	}
	for _, r := range b.Records {
		check("the id", r.ID, r.ID, MaxID)
		check("the record of", r.ID, string(r.JSON), MaxText)
	}
	for _, e := range b.Entries {
		check("the id", e.ID, e.ID, MaxID)
		check("a name of", e.ID, e.Key, MaxText)
	}
	return err
}

// Short refuses a text that is too long as it is stored.
func Short(what, text string, most int) error {
	if len(text) > most {
		return fmt.Errorf("%s has %d bytes; a store takes %d: shorten it", what, len(text), most)
	}
	return nil
}

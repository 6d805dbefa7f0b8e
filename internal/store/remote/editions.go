package remote

import (
	"encoding/json"
	"errors"

	"dossier/internal/store"
)

// The states of an edition, as they are written.
const (
	Begun     = "begun"
	Published = "published"
	Removing  = "removing"
)

// Head reads the head of an edition that is opened, or says why the edition cannot be.
func (p Place) Head(dossier, edition, state, head string) (h store.Head, err error) {
	switch {
	case state == Begun:
		return h, p.Missing(store.ErrNoEdition, dossier, edition, "; a push of it has begun and not ended: push it again")
	case state != Published:
		return h, p.Missing(store.ErrNoEdition, dossier, edition, "; it is being removed")
	}
	if err := json.Unmarshal([]byte(head), &h); err != nil {
		return h, p.Missing(store.ErrForeign, dossier, edition, "; its head cannot be read")
	}
	return h, nil
}

// NotThere says what of a dossier is missing, with the editions that it has. An empty
// edition is the current one.
func (p Place) NotThere(list []store.Listed, dossier, edition string) error {
	switch {
	case len(list) == 0:
		return p.Missing(store.ErrNoDossier, dossier, "", "")
	case edition == "":
		return p.Missing(store.ErrNoEdition, dossier, "", " has no current one; a push of it has begun and not ended: push it again")
	}
	return p.Missing(store.ErrNoEdition, dossier, edition, "")
}

// errSealed says that an edition cannot be added to.
var errSealed = errors.New("nothing can be added to an edition that is published")

// Sealed refuses a batch of an edition that is published.
func (p Place) Sealed(h *store.Head) error { return p.Missing(errSealed, h.Dossier, h.Edition, "") }

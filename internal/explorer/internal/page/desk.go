package page

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/api"
	"dossier/internal/explorer/internal/desk"
	"dossier/internal/explorer/internal/guard"
	"dossier/internal/explorer/internal/inquiry"
	"dossier/internal/explorer/internal/live"
)

// The addresses of the desk. All but the first one change something, or look at what a form
// would change.
const (
	DeskPath  = "/desk"
	CheckPath = "/desk/check"
	WritePath = "/desk/write"
	UndoPath  = "/desk/undo"
)

// DeskPosts are the paths at which forms of the desk are taken.
func DeskPosts() []string { return []string{CheckPath, WritePath, UndoPath} }

// Desk serves the pages on which claims are made and written.
type Desk struct {
	*Pages
	desk  *desk.Desk
	forms *guard.Forms
}

// NewDesk returns the pages of a desk, and has the pages of sources lead to them.
func NewDesk(p *Pages, k *desk.Desk) *Desk {
	p.edits = true
	return &Desk{p, k, guard.NewForms()}
}

// Show serves /desk?source=: a stored text beside the form of a claim.
func (k *Desk) Show(w http.ResponseWriter, r *http.Request) {
	if id := r.URL.Query().Get("source"); id == "" {
		http.Redirect(w, r, "/sources", http.StatusSeeOther)
		return
	}
	k.answer(w, r, http.StatusOK, func(*deskView) {})
}

// Check serves the form that asks what would become of a claim.
func (k *Desk) Check(w http.ResponseWriter, r *http.Request) {
	draft, ok := k.taken(w, r)
	if !ok {
		return
	}
	checked, err := k.desk.Check(r.Context(), k.placed(r, draft))
	if err != nil {
		k.failed(w, r, draft, err)
		return
	}
	k.answer(w, r, http.StatusOK, func(v *deskView) { v.checked(checked) })
}

// Write serves the form that writes a claim that was checked.
func (k *Desk) Write(w http.ResponseWriter, r *http.Request) {
	draft, ok := k.taken(w, r)
	if !ok {
		return
	}
	checked, err := k.desk.Write(r.Context(), k.placed(r, draft), r.PostForm.Get("checked"))
	switch {
	case err == nil:
		k.done(w, r)
	case checked == nil:
		k.failed(w, r, draft, err)
	default:
		status := http.StatusConflict
		if errors.Is(err, desk.ErrUnsound) {
			status = http.StatusUnprocessableEntity
		}
		k.answer(w, r, status, func(v *deskView) {
			v.checked(checked)
			v.Alert = sentence(err)
		})
	}
}

// Undo serves the form that takes a write back.
func (k *Desk) Undo(w http.ResponseWriter, r *http.Request) {
	if _, ok := k.taken(w, r); !ok {
		return
	}
	number, err := strconv.Atoi(r.PostForm.Get("number"))
	if err != nil {
		number = 0 // which none has
	}
	if err := k.desk.Undo(r.Context(), number); err != nil {
		k.answer(w, r, http.StatusConflict, func(v *deskView) { v.Alert = sentence(err) })
		return
	}
	k.done(w, r)
}

// done shows the dossier as it is now, to everybody, and sends whoever has changed it on to
// the page of the source.
func (k *Desk) done(w http.ResponseWriter, r *http.Request) {
	_ = k.live.Reload(context.WithoutCancel(r.Context())) // it cannot end
	http.Redirect(w, r, DeskPath+"?"+placeOf(r).Encode()+"#written-title", http.StatusSeeOther)
}

// failed shows that the dossier could not be looked at.
func (k *Desk) failed(w http.ResponseWriter, r *http.Request, draft desk.Draft, err error) {
	if errors.Is(err, context.Canceled) {
		panic(http.ErrAbortHandler) // nobody waits for it
	}
	status, _, _ := api.Status(err)
	k.answer(w, r, status, func(v *deskView) {
		v.Draft = draft
		v.Alert = sentence(err)
	})
}

// taken reads a form of the desk. What is no such form is answered, and then it is false.
func (k *Desk) taken(w http.ResponseWriter, r *http.Request) (desk.Draft, bool) {
	if r.Method != http.MethodPost { // the address of a form that was sent, opened again
		http.Redirect(w, r, DeskPath+"?"+placeOf(r).Encode(), http.StatusSeeOther)
		return desk.Draft{}, false
	}
	if err := r.ParseForm(); err != nil {
		status := http.StatusBadRequest
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			status = http.StatusRequestEntityTooLarge
		}
		http.Error(w, "dossier: the form cannot be read", status)
		return desk.Draft{}, false
	}
	draft := draftOf(r.URL.Query().Get("source"), r.PostForm)
	if !k.forms.Fits(draft.Source, r.PostForm.Get("token")) {
		k.answer(w, r, http.StatusForbidden, func(v *deskView) {
			v.Draft = draft
			v.Alert = "This form was made before the program was started anew. Nothing was written, and what you typed is still here: check it again."
		})
		return draft, false
	}
	return draft, true
}

// draftOf takes a draft from a form.
func draftOf(source string, form url.Values) desk.Draft {
	d := desk.Draft{Source: source, Quote: form.Get("quote"), At: form.Get("at"), SaidOn: form.Get("said-on"), From: form.Get("from"), Relation: form.Get("relation"),
		To: form.Get("to"), Stance: form.Get("stance"), By: form.Get("by"), Modality: form.Get("modality"), When: form.Get("when"), What: form.Get("what"), File: form.Get("file")}
	names, kinds := form["new-name"], form["new-kind"]
	for i := range min(len(names), len(kinds)) {
		d.New = append(d.New, desk.NewActor{Name: names[i], Kind: kinds[i]})
	}
	return d
}

// placed names the paragraph of a draft where that was left open and the words stand in
// the text.
func (k *Desk) placed(r *http.Request, d desk.Draft) desk.Draft {
	if strings.TrimSpace(d.At) != "" || strings.TrimSpace(d.Quote) == "" {
		return d
	}
	e, err := k.room.Evidence(r.Context(), k.live.Now(), inquiry.SourceAddress{ID: d.Source}, mostQuotes)
	if err == nil && e.NoText == "" {
		d.At = e.PlaceOf(d.Quote)
	}
	return d
}

// placeOf is what an address of the desk says: the source, and the part of its text that is
// shown, from 1 on, which goes without saying where it is the first.
func placeOf(r *http.Request) url.Values {
	query := r.URL.Query()
	place := url.Values{"source": {query.Get("source")}}
	if part, err := strconv.Atoi(query.Get("part")); err == nil && part > 1 {
		place.Set("part", strconv.Itoa(part))
	}
	return place
}

// answer shows the page of the source that the address names; fill puts in what there is
// to say.
func (k *Desk) answer(w http.ResponseWriter, r *http.Request, status int, fill func(*deskView)) {
	s := k.live.Now()
	v := k.common(s, "Desk")
	id := r.URL.Query().Get("source")
	e, err := k.room.Evidence(r.Context(), s, inquiry.SourceAddress{ID: id}, mostQuotes)
	if k.refused(w, "find", v, err) {
		return
	}
	d := &deskView{Style: k.files.Address("source.css"), DeskStyle: k.files.Address("desk.css"), Token: k.forms.Token(id), Writes: k.desk.Writes(),
		source: k.sourceOf(e, inquiry.SourceAddress{ID: id}), Source: id}
	d.inPart(placeOf(r))
	d.Draft.Modality = string(data.Actual)
	fill(d)
	files, usual, why, err := k.desk.Files(r.Context(), s.Edition, id)
	if k.refused(w, "find", v, err) {
		return
	}
	d.Files, d.Why = files, why
	if d.Draft.File == "" {
		d.Draft.File = usual
	}
	d.Relations = k.relations(r, s)
	v.Desk, v.Names = d, k.names(r.Context(), s)
	v.Title = "Claims from " + d.source.Title
	k.send(w, status, "desk", v)
}

// mostRelations bounds the relations that a page proposes.
const mostRelations = 300

func (k *Desk) relations(r *http.Request, s *live.State) []ask.Match {
	matches, err := s.Engine.Resolve(r.Context(), ask.NamesRelations, "", mostRelations)
	if err != nil {
		return nil // proposals are no more than that
	}
	return matches
}

// sentence makes a sentence of an error.
func sentence(err error) string {
	words := err.Error()
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + strings.TrimSuffix(words[1:], ".") + "."
}

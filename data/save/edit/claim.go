package edit

import (
	"errors"
	"slices"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/save/internal/entries"
)

// Addition is what is added to a file: a claim, and actors that it names.
type Addition struct {
	Claim  data.Claim
	Actors []data.Actor
	// To is the position of a claim in the file that says the same: the attributions of
	// Claim are added to its own where these stand behind dashes. Negative: there is none.
	To int
}

// Add adds a claim to the text, behind those that are in it. The error says what stands in
// the way, or is that of the context. It reads the result once, and twice more where there
// are actors.
func (t *Text) Add(a Addition) (*Change, error) {
	want := t.Content
	actors, err := t.actors(a.Actors, &want)
	if err != nil {
		return nil, err
	}
	claim, err := t.claim(a, &want)
	if err != nil {
		return nil, errors.Join(t.ctx.Err(), err)
	}
	// Both of them were found to be right alone; where both stand at the end of the
	// file, actors come first.
	change := newChange(t.raw, slices.Concat(actors, claim))
	if len(actors) > 0 && !t.says(change.after, &want) {
		return nil, errors.Join(t.ctx.Err(), errNotMeant)
	}
	return change, nil
}

// actors finds how actors can be added, and notes them in what the file is to say.
func (t *Text) actors(list []data.Actor, want *load.Content) ([]splice, error) {
	if len(list) == 0 {
		return nil, nil
	}
	items := make([]entries.Table, len(list))
	for i := range list {
		items[i] = entries.OfActor(&list[i])
	}
	options, err := t.appended("actors", items)
	if err != nil {
		return nil, err
	}
	then := t.Content
	then.Actors = slices.Concat(t.Actors, list)
	splices := t.first(options, &then)
	if splices == nil {
		return nil, refusal("actors")
	}
	want.Actors = then.Actors
	return splices, nil
}

// claim finds how a claim can be added: its attributions to the claim that says the same,
// else as an entry of its own.
func (t *Text) claim(a Addition, want *load.Content) ([]splice, error) {
	c := a.Claim
	c.Modality = c.Modality.OrDefault()
	c.Said = slices.Clone(c.Said)
	for i := range c.Said {
		c.Said[i].Stance = c.Said[i].Stance.OrDefault()
	}
	then := t.Content
	if a.To >= 0 && a.To < len(t.Claims) {
		joined := t.Claims[a.To]
		joined.Said = slices.Concat(joined.Said, c.Said)
		then.Claims = slices.Clone(t.Claims)
		then.Claims[a.To] = joined
		if splices := t.first(t.attributed(a.To, c.Said), &then); splices != nil {
			want.Claims = then.Claims
			return splices, nil
		}
	}
	options, err := t.appended("claims", []entries.Table{entries.OfClaim(&c, c.ID)})
	if err != nil {
		return nil, err
	}
	then.Claims = append(slices.Clip(t.Claims), c)
	splices := t.first(options, &then)
	if splices == nil {
		return nil, refusal("claims")
	}
	want.Claims = then.Claims
	return splices, nil
}

// attributed lists the ways in which attributions may be added to a claim of the file.
func (t *Text) attributed(claim int, said []data.Attribution) (options [][]splice) {
	f := t.Field("claims")
	if f == nil || claim >= len(f.Items) || f.Items[claim].End == 0 {
		return nil
	}
	entry := f.Items[claim]
	fields := load.OutlineEntry(t.raw, entry)
	i := slices.IndexFunc(fields, func(f load.OutlineField) bool { return f.Key == "said" && len(f.Items) > 0 })
	if i < 0 {
		return nil
	}
	last := fields[i].Items[len(fields[i].Items)-1]
	start, end := offsetOf(t.raw, last.Line, 1), entry.End
	dash, gap, ok := t.dashOf(start)
	if !ok || dash < fields[i].Col-1 {
		return nil
	}
	if i+1 < len(fields) {
		end = offsetOf(t.raw, fields[i+1].Line, 1)
	}
	style := t.style("claims")
	style.Dash, style.Key = dash, gap
	items := make([]entries.Table, len(said))
	for k := range said {
		items[k] = entries.OfAttribution(&said[k])
	}
	put := asIn(t.raw, written(items, style, false))
	for _, at := range endings(t.raw, start, end, dash) {
		options = append(options, []splice{{at: at, put: atLineStart(t.raw, at, put)}})
	}
	return options
}

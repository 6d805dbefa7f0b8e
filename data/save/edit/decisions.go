package edit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/save/internal/entries"
)

// AddDecision adds a decision to the text of a YAML dossier, behind those that are in it.
// The text may be empty. The error says what stands in the way, or is that of ctx.
func AddDecision(ctx context.Context, raw []byte, d data.Decision) (*Change, error) {
	t, err := Read(ctx, raw)
	if err != nil {
		return nil, err
	}
	options, err := t.appended("decisions", []entries.Table{entries.OfDecision(&d)})
	if err != nil {
		return nil, err
	}
	want := t.Content
	want.Decisions = append(slices.Clip(t.Decisions), d)
	splices := t.first(options, &want)
	switch {
	case splices != nil:
		return newChange(raw, splices), nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, refusal("decisions")
}

// ErrNoDecision says that no decision about two actors stands in a file.
var ErrNoDecision = errors.New("no standing decision about these two actors is in it")

// TakeBack returns the text of a YAML dossier in which the standing decisions about two
// actors are taken back. The error is [ErrNoDecision] where there is none, or says what
// stands in the way.
func TakeBack(ctx context.Context, raw []byte, a, b string, back data.TakingBack) ([]byte, error) {
	t, err := Read(ctx, raw)
	if err != nil {
		return nil, err
	}
	found := false
	want := t.Content
	for i := len(t.Decisions) - 1; i >= 0; i-- { // from the end, so that places before it stay
		d := &t.Decisions[i]
		if d.TakenBack != nil || !slices.Equal(d.Actors, []string{a, b}) && !slices.Equal(d.Actors, []string{b, a}) {
			continue
		}
		found = true
		want.Decisions = slices.Clone(want.Decisions)
		want.Decisions[i].TakenBack = &back
		splices := t.first(t.takenBack(i, &back), &want)
		if splices == nil {
			return nil, errors.Join(ctx.Err(), refusal("decisions"))
		}
		t.raw = newChange(t.raw, splices).after
	}
	if !found {
		return nil, ErrNoDecision
	}
	return t.raw, nil
}

// takenBack lists the ways in which a decision may be taken back.
func (t *Text) takenBack(i int, back *data.TakingBack) (options [][]splice) {
	f := t.Field("decisions")
	item := f.Items[i]
	start, end := offsetOf(t.raw, item.Line, item.Col), len(t.raw)
	if next := t.behind(f, i); next != nil {
		end = offsetOf(t.raw, next.Line, next.Col)
	}
	put := "taken-back: " + takenBackText(back)
	for _, at := range placesWithin(t.raw, start, end) {
		insert := ", " + put
		if t.raw[at-1] == '\n' {
			insert = strings.Repeat(" ", item.Col-1) + put + newline(t.raw)
		}
		options = append(options, []splice{{at: at, put: insert}})
	}
	return options
}

// behind is what stands behind an item of a field: the next one, or the next field.
func (t *Text) behind(f *load.OutlineField, i int) *load.OutlinePlace {
	if i+1 < len(f.Items) {
		return &f.Items[i+1].OutlinePlace
	}
	for k := range t.Fields {
		if &t.Fields[k] == f && k+1 < len(t.Fields) {
			return &load.OutlinePlace{Line: t.Fields[k+1].Line, Col: t.Fields[k+1].Col}
		}
	}
	return nil
}

// placesWithin lists the places in a piece of text where a field may be added to the
// decision in it: before a closing brace, or before the line that follows it, without
// the comments and blank lines that lead to what comes next.
func placesWithin(raw []byte, start, end int) (places []int) {
	if before := bytes.TrimRight(raw[:start], " \t\r\n"); bytes.HasSuffix(before, []byte("{")) {
		for at := end - 1; at > start && len(places) < mostPlaces; at-- {
			if raw[at] == '}' {
				places = append(places, at)
			}
		}
		return places
	}
	if end < len(raw) {
		end = bytes.LastIndexByte(raw[:end], '\n') + 1 // before the dash of the next one
	}
	if end <= start || raw[end-1] != '\n' {
		return nil
	}
	places = []int{end}
	for len(places) < mostPlaces {
		line := bytes.LastIndexByte(raw[:end-1], '\n') + 1
		text := bytes.TrimSpace(raw[line:end])
		if line <= start || len(text) > 0 && text[0] != '#' && string(text) != "-" {
			break
		}
		end = line
		places = append(places, end)
	}
	slices.Reverse(places)
	return places
}

// takenBackText writes the taking back of a decision between braces, on one line.
func takenBackText(back *data.TakingBack) string {
	var parts []string
	for _, f := range [...]struct{ key, value string }{{"by", quoted(back.By)}, {"on", back.On.String()}, {"why", quoted(back.Why)}} {
		if f.value != "" {
			parts = append(parts, f.key+": "+f.value)
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// quoted writes a text between quotation marks. What JSON makes of it YAML reads.
func quoted(s string) string {
	if s == "" {
		return ""
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic("edit: " + err.Error()) // a text is always written
	}
	return strings.TrimSuffix(b.String(), "\n")
}

package inquiry

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/quotes"
	"dossier/internal/explorer/internal/live"
)

// Evidence is a source with what it carries, and its stored text with the places of
// the quotes.
type Evidence struct {
	Source answer.Source
	// File names the stored text, and SHA256 is its digest as it is now; both are
	// empty where none is stored. NoText says why none can be shown, and Changed what is
	// wrong with one that is.
	File, SHA256    string
	NoText, Changed string
	Text            string
	// Quotes are the voices with words and Mentions those without: on the claim that
	// was asked for first, then as they stand in the text. More counts the voices that
	// were not taken.
	Quotes   []Quote
	Mentions []Voice
	More     int

	paragraphs []paragraph
}

// Quote is a voice with its words, and where those stand in the text: the parts
// between omissions, in bytes. Found is false where they do not stand there.
type Quote struct {
	Voice
	Found     bool
	Spans     []quotes.Span
	Paragraph int // in which it begins, as places name it; 0: none is known
}

// Anchor names the place of the quote on the page of its source.
func (q *Quote) Anchor() string { return anchorOf(q.Said.Quote) }

// Evidence gathers what a source carries, as many quotes as are taken at most, reads its
// stored text and looks up the quotes in it. An unknown source is wrong usage.
func (o *Room) Evidence(ctx context.Context, s *live.State, at SourceAddress, most int) (*Evidence, error) {
	done, err := o.turn(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	c, err := o.voicesOf(ctx, s, at, most)
	if err != nil {
		return nil, err
	}
	e := &Evidence{Source: c.source, More: c.more}
	for _, v := range c.voices {
		if v.Said.Quote != "" {
			e.Quotes = append(e.Quotes, Quote{Voice: v})
		} else {
			e.Mentions = append(e.Mentions, v)
		}
	}
	e.read(s, at.ID)
	if e.NoText == "" {
		e.paragraphs = paragraphsOf(e.Text)
		if err := e.locate(ctx); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(e.Quotes, func(a, b Quote) int {
		return cmp.Or(before(a.Asked, b.Asked), before(a.Found, b.Found), cmp.Compare(a.start(), b.start()))
	})
	return e, nil
}

// before puts what is so before what is not.
func before(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func (q *Quote) start() int {
	if len(q.Spans) == 0 {
		return 0
	}
	return q.Spans[0].Start
}

// read reads the stored text as it is now, and says what a check says of it.
func (e *Evidence) read(s *live.State, id string) {
	if s.Texts == nil {
		e.NoText = "No text of this source is stored."
		return
	}
	text, err := s.Texts.Text(id)
	e.File = text.File
	switch {
	case errors.Is(err, live.ErrNoText):
		e.NoText = "No text of this source is stored."
		return
	case err != nil:
		e.NoText = err.Error()
		return
	}
	sum := sha256.Sum256(text.Raw)
	e.SHA256 = hex.EncodeToString(sum[:])
	if text.SHA256 != "" && text.SHA256 != e.SHA256 {
		e.Changed = "the stored text " + data.Quoted(text.File) + " is not the one that was stored: its digest differs"
	}
	if !utf8.Valid(text.Raw) {
		e.NoText = "the stored text " + data.Quoted(text.File) + " is not UTF-8 text, so no quote is looked up in it"
		return
	}
	e.Text = string(text.Raw)
}

// locate looks up the quotes: in the paragraph that is named as their place, or else
// where they stand first.
func (e *Evidence) locate(ctx context.Context) error {
	const often = 16 // each may be a search through the whole text
	text := quotes.New(e.Text)
	numbered := make(map[int]*paragraph, len(e.paragraphs))
	for i := range e.paragraphs {
		if n := e.paragraphs[i].number; n > 0 {
			numbered[n] = &e.paragraphs[i]
		}
	}
	for i := range e.Quotes {
		if i%often == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		q := &e.Quotes[i]
		if p := numbered[placeNumber(q.Said.At)]; p != nil {
			q.Spans, q.Found = text.Find(q.Said.Quote, p.start)
			q.Found = q.Found && q.start() < p.reach
		}
		if !q.Found {
			q.Spans, q.Found = text.Find(q.Said.Quote, 0)
		}
		if len(q.Spans) > 0 {
			q.Paragraph = paragraphAt(e.paragraphs, q.Spans[0].Start)
		}
	}
	return nil
}

// PlaceOf names the paragraph of the text in which a quote stands first, as places do:
// "paragraph 4"; empty where it stands nowhere.
func (e *Evidence) PlaceOf(quote string) string {
	spans, found := quotes.New(e.Text).Find(quote, 0)
	if !found || len(spans) == 0 {
		return ""
	}
	n := paragraphAt(e.paragraphs, spans[0].Start)
	if n == 0 {
		return ""
	}
	return "paragraph " + strconv.Itoa(n)
}

// Runes gives bytes of the text as characters, for programs that count those.
func (e *Evidence) Runes(bytes []int) map[int]int {
	sorted := slices.Sorted(slices.Values(bytes))
	runes := make(map[int]int, len(sorted))
	at, n := 0, 0
	for _, b := range sorted {
		n += utf8.RuneCountInString(e.Text[at:b])
		at = b
		runes[b] = n
	}
	return runes
}

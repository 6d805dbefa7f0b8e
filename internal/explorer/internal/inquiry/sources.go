package inquiry

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/cache"
	"dossier/internal/explorer/internal/live"
)

// Carried is a source in the list of sources, with the number of claims and of quotes
// that it carries.
type Carried struct {
	Name, Publisher, Published string
	URL                        string // of its page
	Claims, Quotes             int
	id                         string
}

// mostSources bounds how many sources are looked up that carry no claim.
const mostSources = 1000

// Sources lists the sources of a dossier, those first that carry most claims. It costs
// a walk through all claims, once.
func (o *Room) Sources(ctx context.Context, s *live.State) ([]Carried, error) {
	made, err := o.cache.Get(ctx, o.key(s, "sources"), func(ctx context.Context) (*cache.Entry, error) {
		list, err := o.sources(ctx, s)
		return &cache.Entry{Beside: list, Extra: linkBytes * int64(len(list))}, err
	})
	if err != nil {
		return nil, err
	}
	return made.Beside.([]Carried), nil
}

func (o *Room) sources(ctx context.Context, s *live.State) ([]Carried, error) {
	found, err := allClaims(ctx, s)
	if err != nil {
		return nil, err
	}
	counts := map[string]*Carried{}
	last := map[string]string{} // the claim that was counted last, by source
	for c, err := range found.List.All() {
		if err != nil {
			return nil, err
		}
		for i := range c.Said {
			a := &c.Said[i]
			if a.Source == "" || a.InGeneral != "" {
				continue
			}
			n := counts[a.Source]
			if n == nil {
				n = &Carried{}
				counts[a.Source] = n
			}
			if last[a.Source] != c.ID {
				last[a.Source] = c.ID
				n.Claims++
			}
			if a.Quote != "" {
				n.Quotes++
			}
		}
	}
	matches, err := s.Engine.Resolve(ctx, ask.NamesSources, "", mostSources)
	if err != nil {
		return nil, err
	}
	for _, m := range matches {
		if counts[m.ID] == nil {
			counts[m.ID] = &Carried{Name: m.Name}
		}
	}
	list := make([]Carried, 0, len(counts))
	for id, n := range counts {
		n.id, n.URL = id, SourceAddress{ID: id}.URL()
		if x, known := found.Sources[id]; known {
			n.Name, n.Publisher, n.Published = found.SourceTitle(id), x.Publisher, answer.DateWords(x.Published)
		}
		list = append(list, *n)
	}
	slices.SortFunc(list, func(a, b Carried) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), strings.Compare(a.Name, b.Name), strings.Compare(a.id, b.id))
	})
	return list, nil
}

// allClaims asks for every claim, whatever its status and modality.
func allClaims(ctx context.Context, s *live.State) (*answer.Listing, error) {
	return claimsOf(ctx, s, ask.Filter{Statuses: data.Statuses(), Modalities: data.Modalities()})
}

// claimsOf asks for the claims that pass a filter.
func claimsOf(ctx context.Context, s *live.State, f ask.Filter) (*answer.Listing, error) {
	found, err := ask.Ask(ctx, s.Engine, ask.Question{Verb: answer.VerbClaims, Filter: f})
	if err != nil {
		return nil, err
	}
	return found.(*answer.Listing), nil
}

// Voice is a word on a claim that a source carries.
type Voice struct {
	Claim    string // its id
	Sentence string
	Status   string
	Way      string // the URL of the claim with its evidence; empty where it ties nobody
	Who      string // who takes which stance, and where that stands
	Said     answer.Attribution
	Asked    bool // it is on the claim that was asked for
}

// carried is what a source carries.
type carried struct {
	source answer.Source
	voices []Voice
	more   int // that were not taken
}

// mostMentions bounds the voices without words that are taken.
const mostMentions = MostShown

// voicesOf gathers the voices of a source, those on one claim first: as many with words
// as are taken at most, and some without. It costs a walk through all claims, once.
func (o *Room) voicesOf(ctx context.Context, s *live.State, at SourceAddress, most int) (*carried, error) {
	made, err := o.cache.Get(ctx, o.key(s, "voices", at.ID, at.Claim, answer.Counted(most, "voice")), func(ctx context.Context) (*cache.Entry, error) {
		c, err := gatherVoices(ctx, s, at, most)
		if err != nil {
			return nil, err
		}
		size := 0
		for i := range c.voices {
			size += linkBytes + len(c.voices[i].Sentence) + len(c.voices[i].Said.Quote)
		}
		return &cache.Entry{Beside: c, Extra: int64(size)}, nil
	})
	if err != nil {
		return nil, err
	}
	return made.Beside.(*carried), nil
}

func gatherVoices(ctx context.Context, s *live.State, at SourceAddress, most int) (*carried, error) {
	found, err := allClaims(ctx, s)
	if err != nil {
		return nil, err
	}
	source, known := found.Sources[at.ID]
	if !known {
		if source, err = silentSource(ctx, s, at.ID); err != nil {
			return nil, err
		}
	}
	out := &carried{source: source}
	var asked, quoted, silent []Voice
	for c, err := range found.List.All() {
		if err != nil {
			return nil, err
		}
		wanted := at.Claim != "" && (c.ID == at.Claim || slices.Contains(c.Also, at.Claim))
		for i := range c.Said {
			a := &c.Said[i]
			list, room := &quoted, most
			switch {
			case a.Source != at.ID || a.InGeneral != "":
				continue
			case wanted:
				list = &asked
			case a.Quote == "":
				list, room = &silent, mostMentions
			}
			if len(*list) == room {
				out.more++
				continue
			}
			*list = append(*list, Voice{Claim: c.ID, Sentence: c.Sentence, Status: c.Status.String(), Way: claimURL(&c),
				Who: found.Voice(a, ""), Said: *a, Asked: wanted})
		}
	}
	out.voices = slices.Concat(asked, quoted, silent)
	return out, nil
}

// silentSource is a source that carries no claim: little more than its name is known
// to an engine.
func silentSource(ctx context.Context, s *live.State, id string) (answer.Source, error) {
	matches, err := s.Engine.Resolve(ctx, ask.NamesSources, id, mostSources)
	if err != nil {
		return answer.Source{}, err
	}
	for _, m := range matches {
		if m.ID == id {
			return answer.Source{ID: id, Title: m.Name}, nil
		}
	}
	return answer.Source{}, ask.Usagef("no source has the id %s: /sources lists them", data.Quoted(id))
}

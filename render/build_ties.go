package render

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

// builder gathers a figure.
type builder struct {
	fig     Figure
	max     int  // claims that have a note
	without bool // notes are left out
	at      map[string]int
	note    map[claimKey]int
	claims  int           // that would have a note
	told    int           // ties that are more than context
	bare    int           // those of them of which rows say no more than the tie
	more    int           // that the answer does not list, of ties whose claims would have notes
	sources []citedSource // in the order of first use
}

// claimKey tells the claims of two sides apart.
type claimKey struct {
	side *side
	id   string
}

// citedSource is a source as one side knows it: two dossiers may mean
// different things by one id.
type citedSource struct {
	id     string
	source answer.Source
	side   *side
}

func newBuilder(opt Options) *builder {
	return &builder{max: cmp.Or(opt.MaxNotes, DefaultMaxNotes), without: opt.NoNotes, at: make(map[string]int), note: make(map[claimKey]int)}
}

// node adds an actor once, and returns its position; an actor that is an end
// anywhere is an end.
func (b *builder) node(n actor) int {
	i, known := b.at[n.id]
	if !known {
		i = len(b.fig.Nodes)
		b.at[n.id] = i
		a, explained := n.side.Actors[n.id]
		if !explained {
			a = answer.Actor{ID: n.id}
		}
		kind := knownKind(a.Kind)
		b.fig.Nodes = append(b.fig.Nodes, Node{
			Actor: n.id, Name: data.Printable(cmp.Or(a.Name, n.id)) + answer.InBrackets(data.Printable(a.Qualifier)), Kind: kind, Country: a.Country, Role: n.role,
			Detail: actorDetail(&a, kind),
		})
	}
	if n.role == End {
		b.fig.Nodes[i].Role = End
	}
	return i
}

// links adds ties in order. The sources are gathered first, since a figure
// with a single source need not name it in every note.
func (b *builder) links(ctx context.Context, ties []tie) error {
	type key struct {
		id     string
		source answer.Source
	}
	cited := make(map[key]bool)
	for i := range ties {
		if err := ended(ctx, i); err != nil {
			return err
		}
		for claim := range ties[i].told() {
			for _, a := range claim.side.claims[claim.id].Said {
				if a.Source == "" {
					continue
				}
				if k := (key{a.Source, claim.side.Sources[a.Source]}); !cited[k] {
					cited[k] = true
					b.sources = append(b.sources, citedSource{k.id, k.source, claim.side})
				}
			}
		}
	}
	for i := range ties {
		if err := ended(ctx, i); err != nil {
			return err
		}
		b.link(&ties[i])
	}
	return nil
}

// lookEvery is how many ties are drawn between two looks at the context.
const lookEvery = 1 << 10

// ended returns the context's error, at every so many of the things counted by i.
func ended(ctx context.Context, i int) error {
	if i%lookEvery == 0 {
		return ctx.Err()
	}
	return nil
}

// link adds a tie and the notes of its claims. What is context has no notes.
func (b *builder) link(t *tie) {
	relation := t.side.Relations[t.relation]
	statusOf := func(id string) data.Status {
		c := t.claim(claimKey{t.side, id})
		return c.Status
	}
	l := Link{
		From: b.node(actor{t.from, t.side, t.role}), To: b.node(actor{t.to, t.side, t.role}), Relation: t.relation,
		Tone: knownTone(relation.Tone), Symmetric: relation.Symmetric, Status: t.status, Change: t.change, Role: t.role,
		Contested: t.claims.PartlyContested(statusOf),
	}
	var details []string
	bare := t.role != Context
	for key := range t.told() {
		c := t.claim(key)
		note := b.evidence(key.side, &c)
		note.Status = t.statusOf(key, note.Status)
		if details == nil {
			l.Modality = c.Modality
			l.Origins = c.Origins
			l.Caption = t.change.lead() + t.side.Caption(&c, maxCaption)
		}
		if len(details) < maxDetails {
			details = append(details, note.text())
		}
		if t.role == Context || key.side.isBareRow(&c) {
			continue
		}
		bare = false
		if n := b.number(key, note); n > 0 {
			l.Notes = append(l.Notes, n)
		}
	}
	if more := len(t.claims.Claims) + t.claims.More - maxDetails; more > 0 {
		details = append(details, "and "+answer.Counted(more, "more claim"))
	}
	switch {
	case t.role == Context:
	case bare && details != nil:
		b.told, b.bare = b.told+1, b.bare+1
	default:
		b.told, b.more = b.told+1, b.more+t.claims.More
	}
	l.Detail = strings.Join(details, "\n")
	slices.Sort(l.Notes)
	if l.Caption != "" {
		l.Caption += answer.InBrackets(l.Contested, t.became(), t.attested(&l, !b.without && !bare))
	}
	b.fig.Links = append(b.fig.Links, l)
}

// attested is the word for the status of a tie in its caption, where dashes alone would
// say it, which are lost where a figure is copied, converted or seen from the back of a
// room: the figure has no notes that do, nor another word in the caption. What is context
// needs no word.
func (t *tie) attested(l *Link, noted bool) string {
	l.Said = t.changed != nil && t.changed.attested || l.Contested != "" && t.status == data.Contested
	if l.Said || noted || l.Role == Context {
		return ""
	}
	word := StatusWord(t.status)
	l.Said = word != ""
	return word
}

// number gives a claim its note, and 0 where notes are off or at their limit.
// A claim that ties several pairs has one note.
func (b *builder) number(key claimKey, n Note) int {
	if known, ok := b.note[key]; ok {
		return known
	}
	b.claims++
	b.note[key] = 0
	switch {
	case b.claims > b.max:
	case b.without:
		b.fig.Unnoted = append(b.fig.Unnoted, key.id)
	default:
		b.fig.Notes = append(b.fig.Notes, n)
		b.note[key] = len(b.fig.Notes)
	}
	return b.note[key]
}

// finish adds what follows from the whole: groups, the description, the legend
// and the footer. Ties that look alike share their lines only then, so that the
// description still tells each.
func (b *builder) finish(ctx context.Context, c *content, opt Options, label func(relation string) string) error {
	f := &b.fig
	f.Groups = groupNodes(f.Nodes, opt.GroupBy)
	told, err := describe(ctx, f)
	if err != nil {
		return err
	}
	f.Description = c.intro + told
	f.Relations = relationsOf(f.Links, label)
	if opt.Fold {
		if err := fold(ctx, f, label); err != nil {
			return err
		}
	}
	if !opt.AllCaptions {
		omitRepeated(f, label)
	}
	if len(f.Slices) == 0 { // else a pair has as many lines as it ever had
		if err := bundle(ctx, f); err != nil {
			return err
		}
	}
	f.Legend = legend(f, c.context, opt.GroupBy) // of the lines that are left
	f.Footer = append(f.Footer, c.opening...)
	if len(b.sources) > 0 {
		named := make([]string, len(b.sources))
		for i, s := range b.sources {
			named[i] = s.side.Citation(s.id)
		}
		word := "Sources: "
		if len(named) == 1 {
			word = "Source: "
		}
		f.Footer = append(f.Footer, word+strings.Join(named, "; ")+".")
	}
	f.Footer = append(f.Footer, groupsFooter(f, opt.GroupBy)...)
	if b.bare > 0 {
		f.Footer = append(f.Footer, restsOnFile(b.bare, b.told))
	}
	if line := b.untold(); line != "" {
		f.Footer = append(f.Footer, line)
	}
	f.Footer = append(f.Footer, c.closing...)
	return nil
}

// untold says how many claims have no note for want of room, or because notes were not
// asked for, and where they are told; nothing if each has one.
func (b *builder) untold() string {
	told, all := len(b.fig.Notes), b.claims+b.more
	switch {
	case told == all:
		return ""
	case told == 0 && all == 1:
		return "The claim is told by: dossier claims."
	case told == 0:
		return "The " + strconv.Itoa(all) + " claims are told by: dossier claims."
	}
	return "Notes tell " + strconv.Itoa(told) + " of " + strconv.Itoa(all) + " claims. All are told by: dossier claims."
}

// knownKind is the kind itself where there is such a kind, and else none.
func knownKind(k data.Kind) data.Kind {
	if slices.Contains(data.Kinds(), k) {
		return k
	}
	return data.KindNone
}

// knownTone is the tone itself where there is such a tone, and else neutral.
func knownTone(t data.Tone) data.Tone {
	if slices.Contains(data.Tones(), t) {
		return t
	}
	return data.Neutral
}

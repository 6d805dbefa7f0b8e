package data

import "strings"

// Kind says what sort of thing an actor is. It decides the shape in a figure
// and nothing else.
type Kind string

// The kinds of actor. KindUnknown is a known unknown: a party that must exist
// but has not been identified ("an undisclosed buyer"). KindNone says that nobody
// gave a kind, which is no statement about the actor at all.
const (
	KindNone         Kind = ""
	KindPerson       Kind = "person"
	KindState        Kind = "state"
	KindOrganization Kind = "organization"
	KindGroup        Kind = "group"
	KindPlace        Kind = "place"
	KindEvent        Kind = "event"
	KindUnknown      Kind = "unknown"
)

// Kinds lists every kind that can be given, in the order in which legends and help
// texts show them.
func Kinds() []Kind {
	return []Kind{KindPerson, KindState, KindOrganization, KindGroup, KindPlace, KindEvent, KindUnknown}
}

// KindsAndNone lists every kind and, last, that of actors for which none is given.
func KindsAndNone() []Kind { return append(Kinds(), KindNone) }

// Actor is somebody or something that claims are about or that speaks.
type Actor struct {
	// ID is a lower-case slug (letters, digits and single hyphens), unique in the dossier.
	ID string
	// Name is what people call the actor; it labels figures and answers.
	Name string
	Kind Kind
	// Aliases are other names of this very actor ("Kim").
	Aliases []string
	// Metonyms are words that stand for the actor without naming it: "Seoul"
	// for the government of South Korea. A look-up accepts them and says so.
	Metonyms    []string
	Description string
	// Wikidata is an item id such as "Q56226", or empty.
	Wikidata string
	// Country is an ISO 3166-1 alpha-3 code such as "PRK", or empty.
	Country string
	// Made says that the id was made of a name in a table, and that nobody wrote it.
	Made bool
	// FormerIDs are the ids of other actors of which standing decisions say that they
	// are this one, sorted. A look-up finds the actor by each. Only a dossier that is
	// united has such (see [Unite]).
	FormerIDs []string
}

// InSentence gives the actor's name as it stands in an English sentence, or its id
// where it has none. An actor that is also known as "the X" is so called: United
// States, but "alleged by the United States". It is fit to be shown on one line.
func (a *Actor) InSentence() string { return NameInSentence(a.ID, a.Name, a.Aliases) }

// NameInSentence is [Actor.InSentence] for whoever has only the names at hand.
func NameInSentence(id, name string, aliases []string) string {
	if name == "" {
		return Isolate(Printable(id))
	}
	for _, alias := range aliases {
		if rest, ok := strings.CutPrefix(alias, Article); ok && rest == name {
			return Isolate(Printable(alias))
		}
	}
	return Isolate(Printable(name))
}

// Qualified adds what tells an actor apart from others of its name ([Qualifiers]), which
// may be nothing, to the name in a sentence.
func Qualified(name, qualifier string) string {
	if qualifier == "" {
		return name
	}
	return name + " (" + Isolate(Printable(qualifier)) + ")"
}

// Article begins the names of those that have one in a sentence.
const Article = "the "

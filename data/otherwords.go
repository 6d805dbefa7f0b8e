package data

// otherWords are words that people write where the model has another one for the same,
// too unlike it for [Nearest].
var otherWords = map[string]string{
	"country": string(KindState), "nation": string(KindState), "government": string(KindState), "republic": string(KindState),
	"company": string(KindOrganization), "firm": string(KindOrganization), "corporation": string(KindOrganization), "business": string(KindOrganization),
	"ngo": string(KindOrganization), "agency": string(KindOrganization), "party": string(KindOrganization), "institution": string(KindOrganization),
	"man": string(KindPerson), "woman": string(KindPerson), "individual": string(KindPerson), "human": string(KindPerson), "people": string(KindGroup),
	"city": string(KindPlace), "location": string(KindPlace), "region": string(KindPlace), "area": string(KindPlace),
	"meeting": string(KindEvent), "war": string(KindEvent), "undisclosed": string(KindUnknown), "unidentified": string(KindUnknown),
	"claims": string(Asserts), "says": string(Asserts), "states": string(Asserts), "reports": string(Asserts), "verifies": string(Confirms), "verified": string(Confirms),
	"proves": string(Confirms), "suspects": string(Speculates), "rumours": string(Speculates), "rumoured": string(Speculates), "refutes": string(Denies), "disputes": string(Denies),
	"real": string(Actual), "intended": string(Planned), "potential": string(Possible),
}

// OtherWord returns the word of the model for what people call otherwise: state for
// country; else nothing.
func OtherWord(word string) string { return otherWords[Fold(word)] }

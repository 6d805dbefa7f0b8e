package data

import "slices"

// BuiltinRelations returns the relations that every dossier knows, grouped by
// theme, as a copy of the caller's own.
//
// Influence runs from whoever gives, withholds, imposes or commands to whoever
// has to live with it; both ways where a tie binds both ends; and backward where
// the first actor is the bound one. Contact (meets, visits), presence
// (located-in, attends) and words about somebody that hold out nothing (accuses,
// denies, reports-on) carry none: they are an opportunity for influence, not
// influence. Whoever is sought out for help gains leverage only if it helps,
// which is another claim, so seeks-from carries none either.
//
// CAMEO codes are those of the CAMEO codebook 1.1b3, PLOVER types those of the
// PLOVER manual; both are empty for standing arrangements that no event is.
func BuiltinRelations() []Relation {
	return slices.Concat(diplomacy(), provision(), pressure(), words(), offices(), holdings(), kinship())
}

func diplomacy() []Relation {
	return []Relation{
		{ID: "meets", Label: "meets", Inverse: "meets", Symmetric: true, Tone: Cooperative, Mode: Verbal, Influence: NoInfluence, CAMEO: "040", PLOVER: "CONSULT"},
		{ID: "visits", Label: "visits", Inverse: "is visited by", Tone: Cooperative, Mode: Verbal, Influence: NoInfluence, CAMEO: "042", PLOVER: "CONSULT"},
		{ID: "hosts", Label: "hosts", Inverse: "is hosted by", Tone: Cooperative, Mode: Verbal, Influence: NoInfluence, CAMEO: "043", PLOVER: "CONSULT"},
		{ID: "attends", Label: "attends", Inverse: "is attended by", Tone: Neutral, Mode: Verbal, Influence: NoInfluence},
		{ID: "negotiates-with", Label: "negotiates with", Inverse: "negotiates with", Symmetric: true, Tone: Cooperative, Mode: Verbal, Influence: NoInfluence, CAMEO: "046", PLOVER: "CONSULT"},
		{ID: "agrees-with", Label: "has an agreement with", Inverse: "has an agreement with", Symmetric: true, Tone: Cooperative, Mode: Structural, Influence: Both, CAMEO: "057", PLOVER: "AGREE"},
		{ID: "has-ties-with", Label: "has ties with", Inverse: "has ties with", Symmetric: true, Tone: Cooperative, Mode: Structural, Influence: NoInfluence, CAMEO: "050", PLOVER: "SUPPORT"},
		{ID: "allied-with", Label: "is allied with", Inverse: "is allied with", Symmetric: true, Tone: Cooperative, Mode: Structural, Influence: Both, CAMEO: "062", PLOVER: "COOPERATE"},
		{ID: "recognizes", Label: "recognizes", Inverse: "is recognized by", Tone: Cooperative, Mode: Verbal, Influence: Forward, CAMEO: "054", PLOVER: "SUPPORT"},
		{ID: "endorses", Label: "endorses", Inverse: "is endorsed by", Tone: Cooperative, Mode: Verbal, Influence: Forward, CAMEO: "051", PLOVER: "SUPPORT"},
		{ID: "supports", Label: "supports", Inverse: "is supported by", Tone: Cooperative, Mode: Verbal, Influence: Forward, CAMEO: "050", PLOVER: "SUPPORT"},
		{ID: "seeks-from", Label: "seeks help from", Inverse: "is asked for help by", Tone: Neutral, Mode: Verbal, Influence: NoInfluence, CAMEO: "020", PLOVER: "REQUEST"},
	}
}

// provision is arms, aid and trade.
func provision() []Relation {
	return []Relation{
		{ID: "supplies", Label: "supplies", Inverse: "is supplied by", Tone: Cooperative, Mode: Material, Influence: Forward, CAMEO: "060", PLOVER: "COOPERATE"},
		{ID: "arms", Label: "arms", Inverse: "is armed by", Tone: Cooperative, Mode: Material, Influence: Forward, CAMEO: "072", PLOVER: "AID"},
		{ID: "aids", Label: "aids", Inverse: "is aided by", Tone: Cooperative, Mode: Material, Influence: Forward, CAMEO: "070", PLOVER: "AID"},
		{ID: "trains", Label: "trains", Inverse: "is trained by", Tone: Cooperative, Mode: Material, Influence: Forward, CAMEO: "062", PLOVER: "COOPERATE"},
		{ID: "finances", Label: "finances", Inverse: "is financed by", Tone: Cooperative, Mode: Material, Influence: Forward, CAMEO: "071", PLOVER: "AID"},
		{ID: "informs", Label: "shares intelligence with", Inverse: "receives intelligence from", Tone: Cooperative, Mode: Material, Influence: Forward, CAMEO: "064", PLOVER: "COOPERATE"},
		{ID: "trades-with", Label: "trades with", Inverse: "trades with", Symmetric: true, Tone: Cooperative, Mode: Material, Influence: Both, CAMEO: "061", PLOVER: "COOPERATE"},
		{ID: "sells-to", Label: "sells to", Inverse: "buys from", Tone: Cooperative, Mode: Material, Influence: Forward, CAMEO: "061", PLOVER: "COOPERATE"},
		{ID: "buys-from", Label: "buys from", Inverse: "sells to", Tone: Cooperative, Mode: Material, Influence: Backward, CAMEO: "061", PLOVER: "COOPERATE"},
	}
}

// pressure is pressure and conflict.
func pressure() []Relation {
	return []Relation{
		{ID: "pressures", Label: "pressures", Inverse: "is pressured by", Tone: Conflictual, Mode: Verbal, Influence: Forward, CAMEO: "100", PLOVER: "REQUEST"},
		{ID: "warns", Label: "warns", Inverse: "is warned by", Tone: Conflictual, Mode: Verbal, Influence: Forward, CAMEO: "130", PLOVER: "THREATEN"},
		{ID: "threatens", Label: "threatens", Inverse: "is threatened by", Tone: Conflictual, Mode: Verbal, Influence: Forward, CAMEO: "130", PLOVER: "THREATEN"},
		{ID: "sanctions", Label: "sanctions", Inverse: "is sanctioned by", Tone: Conflictual, Mode: Material, Influence: Forward, CAMEO: "163", PLOVER: "SANCTION"},
		{ID: "bars", Label: "bars", Inverse: "is barred by", Tone: Conflictual, Mode: Structural, Influence: Forward, CAMEO: "172", PLOVER: "COERCE"},
		{ID: "hacks", Label: "hacks", Inverse: "is hacked by", Tone: Conflictual, Mode: Material, Influence: Forward, CAMEO: "176", PLOVER: "COERCE"},
		{ID: "attacks", Label: "attacks", Inverse: "is attacked by", Tone: Conflictual, Mode: Material, Influence: Forward, CAMEO: "190", PLOVER: "ASSAULT"},
		{ID: "invades", Label: "invades", Inverse: "is invaded by", Tone: Conflictual, Mode: Material, Influence: Forward, CAMEO: "192", PLOVER: "ASSAULT"},
		{ID: "fights", Label: "fights", Inverse: "fights", Symmetric: true, Tone: Conflictual, Mode: Material, Influence: Both, CAMEO: "190", PLOVER: "ASSAULT"},
		{ID: "opposes", Label: "opposes", Inverse: "is opposed by", Tone: Conflictual, Mode: Verbal, Influence: Forward, CAMEO: "120", PLOVER: "REJECT"},
	}
}

// words are statements about somebody, which hold out nothing.
func words() []Relation {
	return []Relation{
		{ID: "accuses", Label: "accuses", Inverse: "is accused by", Tone: Conflictual, Mode: Verbal, Influence: NoInfluence, CAMEO: "112", PLOVER: "ACCUSE"},
		{ID: "condemns", Label: "condemns", Inverse: "is condemned by", Tone: Conflictual, Mode: Verbal, Influence: NoInfluence, CAMEO: "111", PLOVER: "ACCUSE"},
		{ID: "denies", Label: "denies", Inverse: "is denied by", Tone: Neutral, Mode: Verbal, Influence: NoInfluence, CAMEO: "016"},
		{ID: "reports-on", Label: "reports on", Inverse: "is reported on by", Tone: Neutral, Mode: Verbal, Influence: NoInfluence},
		{ID: "publishes", Label: "publishes", Inverse: "is published by", Tone: Neutral, Mode: Verbal, Influence: NoInfluence},
	}
}

// offices is office, speech, membership and place.
func offices() []Relation {
	return []Relation{
		{ID: "leads", Label: "leads", Inverse: "is led by", Tone: Neutral, Mode: Structural, Influence: Forward},
		{ID: "holds-office-in", Label: "holds office in", Inverse: "has as office-holder", Tone: Neutral, Mode: Structural, Influence: Both},
		{ID: "speaks-for", Label: "speaks for", Inverse: "is spoken for by", Tone: Neutral, Mode: Structural, Influence: Backward},
		{ID: "works-for", Label: "works for", Inverse: "employs", Tone: Neutral, Mode: Structural, Influence: Backward},
		{ID: "advises", Label: "advises", Inverse: "is advised by", Tone: Cooperative, Mode: Verbal, Influence: Forward},
		{ID: "member-of", Label: "is a member of", Inverse: "has as member", Tone: Neutral, Mode: Structural, Influence: Backward},
		{ID: "part-of", Label: "is part of", Inverse: "includes", Tone: Neutral, Mode: Structural, Influence: Backward},
		{ID: "located-in", Label: "is located in", Inverse: "is the location of", Tone: Neutral, Mode: Structural, Influence: NoInfluence},
	}
}

// holdings is ownership and control.
func holdings() []Relation {
	return []Relation{
		{ID: "owns", Label: "owns", Inverse: "is owned by", Tone: Neutral, Mode: Structural, Influence: Forward},
		{ID: "controls", Label: "controls", Inverse: "is controlled by", Tone: Neutral, Mode: Structural, Influence: Forward},
		{ID: "depends-on", Label: "depends on", Inverse: "is depended on by", Tone: Neutral, Mode: Structural, Influence: Backward},
	}
}

func kinship() []Relation {
	return []Relation{
		{ID: "parent-of", Label: "is a parent of", Inverse: "is a child of", Tone: Cooperative, Mode: Structural, Influence: Both},
		{ID: "married-to", Label: "is married to", Inverse: "is married to", Symmetric: true, Tone: Cooperative, Mode: Structural, Influence: Both},
		{ID: "related-to", Label: "is related to", Inverse: "is related to", Symmetric: true, Tone: Neutral, Mode: Structural, Influence: Both},
	}
}

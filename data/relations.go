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

// directed and mutual make a row; the arguments stand in the order of docs/model.md.
func directed(id, label, inverse string, t Tone, m Mode, i Influence, cameo, plover string) Relation {
	return Relation{ID: id, Label: label, Inverse: inverse, Tone: t, Mode: m, Influence: i, CAMEO: cameo, PLOVER: plover}
}

func mutual(id, label string, t Tone, m Mode, i Influence, cameo, plover string) Relation {
	return Relation{ID: id, Label: label, Inverse: label, Symmetric: true, Tone: t, Mode: m, Influence: i, CAMEO: cameo, PLOVER: plover}
}

func diplomacy() []Relation {
	return []Relation{
		mutual("meets", "meets", Cooperative, Verbal, NoInfluence, "040", "CONSULT"),
		directed("visits", "visits", "is visited by", Cooperative, Verbal, NoInfluence, "042", "CONSULT"),
		directed("hosts", "hosts", "is hosted by", Cooperative, Verbal, NoInfluence, "043", "CONSULT"),
		directed("attends", "attends", "is attended by", Neutral, Verbal, NoInfluence, "", ""),
		mutual("negotiates-with", "negotiates with", Cooperative, Verbal, NoInfluence, "046", "CONSULT"),
		mutual("agrees-with", "has an agreement with", Cooperative, Structural, Both, "057", "AGREE"),
		mutual("has-ties-with", "has ties with", Cooperative, Structural, NoInfluence, "050", "SUPPORT"),
		mutual("allied-with", "is allied with", Cooperative, Structural, Both, "062", "COOPERATE"),
		directed("recognizes", "recognizes", "is recognized by", Cooperative, Verbal, Forward, "054", "SUPPORT"),
		directed("endorses", "endorses", "is endorsed by", Cooperative, Verbal, Forward, "051", "SUPPORT"),
		directed("supports", "supports", "is supported by", Cooperative, Verbal, Forward, "050", "SUPPORT"),
		directed("seeks-from", "seeks help from", "is asked for help by", Neutral, Verbal, NoInfluence, "020", "REQUEST"),
	}
}

// provision is arms, aid and trade.
func provision() []Relation {
	return []Relation{
		directed("supplies", "supplies", "is supplied by", Cooperative, Material, Forward, "060", "COOPERATE"),
		directed("arms", "arms", "is armed by", Cooperative, Material, Forward, "072", "AID"),
		directed("aids", "aids", "is aided by", Cooperative, Material, Forward, "070", "AID"),
		directed("trains", "trains", "is trained by", Cooperative, Material, Forward, "062", "COOPERATE"),
		directed("finances", "finances", "is financed by", Cooperative, Material, Forward, "071", "AID"),
		directed("informs", "shares intelligence with", "receives intelligence from", Cooperative, Material, Forward, "064", "COOPERATE"),
		mutual("trades-with", "trades with", Cooperative, Material, Both, "061", "COOPERATE"),
		directed("sells-to", "sells to", "buys from", Cooperative, Material, Forward, "061", "COOPERATE"),
		directed("buys-from", "buys from", "sells to", Cooperative, Material, Backward, "061", "COOPERATE"),
	}
}

// pressure is pressure and conflict.
func pressure() []Relation {
	return []Relation{
		directed("pressures", "pressures", "is pressured by", Conflictual, Verbal, Forward, "100", "REQUEST"),
		directed("warns", "warns", "is warned by", Conflictual, Verbal, Forward, "130", "THREATEN"),
		directed("threatens", "threatens", "is threatened by", Conflictual, Verbal, Forward, "130", "THREATEN"),
		directed("sanctions", "sanctions", "is sanctioned by", Conflictual, Material, Forward, "163", "SANCTION"),
		directed("bars", "bars", "is barred by", Conflictual, Structural, Forward, "172", "COERCE"),
		directed("hacks", "hacks", "is hacked by", Conflictual, Material, Forward, "176", "COERCE"),
		directed("attacks", "attacks", "is attacked by", Conflictual, Material, Forward, "190", "ASSAULT"),
		directed("invades", "invades", "is invaded by", Conflictual, Material, Forward, "192", "ASSAULT"),
		mutual("fights", "fights", Conflictual, Material, Both, "190", "ASSAULT"),
		directed("opposes", "opposes", "is opposed by", Conflictual, Verbal, Forward, "120", "REJECT"),
	}
}

// words are statements about somebody, which hold out nothing.
func words() []Relation {
	return []Relation{
		directed("accuses", "accuses", "is accused by", Conflictual, Verbal, NoInfluence, "112", "ACCUSE"),
		directed("condemns", "condemns", "is condemned by", Conflictual, Verbal, NoInfluence, "111", "ACCUSE"),
		directed("denies", "denies", "is denied by", Neutral, Verbal, NoInfluence, "016", ""),
		directed("reports-on", "reports on", "is reported on by", Neutral, Verbal, NoInfluence, "", ""),
		directed("publishes", "publishes", "is published by", Neutral, Verbal, NoInfluence, "", ""),
	}
}

// offices is office, speech, membership and place.
func offices() []Relation {
	return []Relation{
		directed("leads", "leads", "is led by", Neutral, Structural, Forward, "", ""),
		directed("holds-office-in", "holds office in", "has as office-holder", Neutral, Structural, Both, "", ""),
		directed("speaks-for", "speaks for", "is spoken for by", Neutral, Structural, Backward, "", ""),
		directed("works-for", "works for", "employs", Neutral, Structural, Backward, "", ""),
		directed("advises", "advises", "is advised by", Cooperative, Verbal, Forward, "", ""),
		directed("member-of", "is a member of", "has as member", Neutral, Structural, Backward, "", ""),
		directed("part-of", "is part of", "includes", Neutral, Structural, Backward, "", ""),
		directed("located-in", "is located in", "is the location of", Neutral, Structural, NoInfluence, "", ""),
	}
}

// holdings is ownership and control.
func holdings() []Relation {
	return []Relation{
		directed("owns", "owns", "is owned by", Neutral, Structural, Forward, "", ""),
		directed("controls", "controls", "is controlled by", Neutral, Structural, Forward, "", ""),
		directed("depends-on", "depends on", "is depended on by", Neutral, Structural, Backward, "", ""),
	}
}

func kinship() []Relation {
	return []Relation{
		directed("parent-of", "is a parent of", "is a child of", Cooperative, Structural, Both, "", ""),
		mutual("married-to", "is married to", Cooperative, Structural, Both, "", ""),
		mutual("related-to", "is related to", Neutral, Structural, Both, "", ""),
	}
}

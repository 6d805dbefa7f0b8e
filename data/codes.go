package data

import "slices"

// Code names a sort of problem: what it means and how bad it is.
type Code struct {
	ID       string
	Severity Severity
	Meaning  string
}

// The codes of problems. Loaders raise the first group, Check the others.
const (
	CodeUnreadable     = "unreadable"
	CodeFileMissing    = "file-missing"
	CodeOutsideFolder  = "outside-folder"
	CodeTooLarge       = "too-large"
	CodeTooDeep        = "too-deep"
	CodeEmpty          = "empty"
	CodeEncoding       = "encoding"
	CodeSyntax         = "syntax"
	CodeUnknownField   = "unknown-field"
	CodeDuplicateField = "duplicate-field"
	CodeWrongType      = "wrong-type"
	CodeMissingColumn  = "missing-column"
	CodeBadRow         = "bad-row"
	CodeBadDate        = "bad-date"
	CodeQuoteNotFound  = "quote-not-found"
	CodeDigestChanged  = "digest-changed"
	CodeTimeOfDay      = "time-of-day"
	CodeSecondName     = "second-name"
	CodeUnusedColumn   = "unused-column"
	CodeNoRows         = "no-rows"
	CodeOneActor       = "one-actor"
	CodeHashtag        = "hashtag"

	CodeMissingField     = "missing-field"
	CodeBadValue         = "bad-value"
	CodeBadID            = "bad-id"
	CodeDuplicateID      = "duplicate-id"
	CodeBadRange         = "bad-range"
	CodeTooLong          = "too-long"
	CodeHiddenCharacters = "hidden-characters"
	CodeTooManyProblems  = "too-many-problems"
	CodeInterrupted      = "interrupted"

	CodeAmbiguousName    = "ambiguous-name"
	CodeSharedName       = "shared-name"
	CodeMayBeTheSame     = "may-be-the-same"
	CodeSharedMetonym    = "shared-metonym"
	CodeUnreachableActor = "unreachable-actor"

	CodeInconsistentRelation = "inconsistent-relation"
	CodeNearRelation         = "near-relation"
	CodeBadURL               = "bad-url"
	CodeBadPath              = "bad-path"

	CodeUnknownActor    = "unknown-actor"
	CodeUnknownRelation = "unknown-relation"
	CodeUnknownSource   = "unknown-source"
	CodeUnknownClaim    = "unknown-claim"
	CodeSelfLoop        = "self-loop"
	CodeRepeatedActor   = "repeated-actor"
	CodeTooManyActors   = "too-many-actors"
	CodeAboutCycle      = "about-cycle"
	CodeNobodySaid      = "nobody-said"
	CodeNoSource        = "no-source"
	CodeSingleOrigin    = "single-origin"
	CodeBrokenTable     = "broken-table"

	CodeRepeatedAttribution   = "repeated-attribution"
	CodeWeightsDiffer         = "weights-differ"
	CodeDenialApart           = "denial-apart"
	CodeAlikeDates            = "alike-dates"
	CodeIdentityContradiction = "identity-contradiction"
	CodeIdentityConflict      = "identity-conflict"
	CodeJoinedEnds            = "joined-ends"
	CodeUnsignedDecision      = "unsigned-decision"
)

// Codes lists every code of a problem, in the order of docs/model.md.
func Codes() []Code { return slices.Concat(loaderCodes(), partCodes(), claimCodes()) }

// loaderCodes are those that only who reads files can raise.
func loaderCodes() []Code {
	return []Code{
		{CodeUnreadable, Error, "a file cannot be read, or is not a file"},
		{CodeFileMissing, Error, "a file that is named does not exist"},
		{CodeOutsideFolder, Error, "a stored text lies outside the dossier's folder"},
		{CodeTooLarge, Error, "a file, line or value is larger than the limit"},
		{CodeTooDeep, Error, "a file nests or repeats itself (aliases) beyond the limit"},
		{CodeEmpty, Error, "a file holds nothing"},
		{CodeEncoding, Error, "a file is not UTF-8"},
		{CodeSyntax, Error, "a file is not well-formed in its format"},
		{CodeUnknownField, Error, "a field that the format does not have"},
		{CodeDuplicateField, Error, "a field is written twice in one place"},
		{CodeWrongType, Error, "a value of the wrong type: a list for a text, a word for a number"},
		{CodeMissingColumn, Error, "a table lacks a column that it cannot do without"},
		{CodeBadRow, Error, "a row of a table has the wrong number of cells or an unusable one"},
		{CodeBadDate, Error, "a text that is not a date in the supported subset of EDTF"},
		{CodeQuoteNotFound, Error, "a quote does not stand in the stored text of its source"},
		{CodeDigestChanged, Error, "a stored text no longer has the digest that was written down"},
		{CodeTimeOfDay, Warning, "a time of day is cut off dates"},
		{CodeSecondName, Warning, "one file has two names for one id; the second is taken for an alias"},
		{CodeUnusedColumn, Warning, "a column of a table holds something and is not used"},
		{CodeNoRows, Warning, "a table or a network holds nothing: no row, no node"},
		{CodeOneActor, Warning, "rows of a table of events name one actor alone and are left out"},
		{CodeHashtag, Warning, "a comment in YAML that looks like text"},
	}
}

// partCodes are those of fields, actors, relations and sources.
func partCodes() []Code {
	return []Code{
		{CodeMissingField, Error, "a field that must be written is empty"},
		{CodeBadValue, Error, "a value outside the words or the shape allowed for its field"},
		{CodeBadID, Error, "an id is not lower-case letters, digits and single hyphens, or too long"},
		{CodeDuplicateID, Error, "two actors, relations, sources or claims have one id"},
		{CodeBadRange, Error, "a number outside its range"},
		{CodeTooLong, Warning, "a text so long that figures and answers will suffer"},
		{CodeHiddenCharacters, Warning, "a name or label holds control characters or turns the writing direction"},
		{CodeTooManyProblems, Warning, "more problems than are listed"},
		{CodeInterrupted, Error, "the check was interrupted before its end"},

		{CodeAmbiguousName, Error, "a row of a table names an actor by a name that several have"},
		{CodeSharedName, Warning, "two actors share a name or alias, or one has the other's id for a name"},
		{CodeMayBeTheSame, Warning, "the names of two actors differ in punctuation and blanks alone, or sound alike in two scripts"},
		{CodeSharedMetonym, Warning, "a metonym stands for two actors, or is the name of another one"},
		{CodeUnreachableActor, Warning, "no claim is about the actor or said by it"},

		{CodeInconsistentRelation, Error, "the fields of a relation contradict each other"},
		{CodeNearRelation, Warning, "a table names a relation that is defined nowhere, in words near to those of one that is"},
		{CodeBadURL, Error, "a web address that is not http or https"},
		{CodeBadPath, Error, "the path of a stored text is absolute or leaves the folder"},
	}
}

// claimCodes are those of claims, and of decisions about whom they name.
func claimCodes() []Code {
	return []Code{
		{CodeUnknownActor, Error, "an actor that the dossier does not have"},
		{CodeUnknownRelation, Error, "a relation that neither the dossier nor the built-in table has"},
		{CodeUnknownSource, Error, "a source that the dossier does not have"},
		{CodeUnknownClaim, Error, "a claim that the dossier does not have"},
		{CodeSelfLoop, Warning, "an actor stands on both sides of a claim"},
		{CodeRepeatedActor, Error, "an actor stands twice on one side of a claim, or twice in one voice"},
		{CodeTooManyActors, Error, "more than 50 actors act jointly in one claim"},
		{CodeAboutCycle, Error, "a claim is about itself, directly or through others"},
		{CodeNobodySaid, Warning, "a claim is nobody's word, and so a rumour"},
		{CodeNoSource, Warning, "an attribution names no source to look it up in"},
		{CodeSingleOrigin, Warning, "credibility 1 (confirmed by other independent sources) with a single origin"},
		{CodeBrokenTable, Error, "the columns of a table do not fit each other"},

		{CodeRepeatedAttribution, Warning, "an attribution that is there before in every field; it counts once"},
		{CodeWeightsDiffer, Warning, "entries of one claim give it different weights; the least counts"},
		{CodeDenialApart, Warning, "a denial reaches none of the claims that it may be meant for"},
		{CodeAlikeDates, Warning, "two claims differ only in how they write the same days"},
		{CodeIdentityContradiction, Error, "standing decisions say of two actors that they are the same and that they are not"},
		{CodeIdentityConflict, Warning, "actors that are decided to be the same differ in kind, Wikidata item or country, or in which id is to stay"},
		{CodeJoinedEnds, Warning, "a decision makes both sides of a claim one actor; it is left out where nobody else is tied"},
		{CodeUnsignedDecision, Warning, "a decision does not say who took it or why"},
	}
}

// NewProblem makes a problem with the severity of its code; an unknown code is
// an error. Its cost is that of finding the code.
func NewProblem(code string, place Place, message, hint string) Problem {
	severity := Error
	for _, c := range Codes() {
		if c.ID == code {
			severity = c.Severity
		}
	}
	return Problem{Severity: severity, Code: code, Message: message, Hint: hint, Place: place}
}

// HasErrors reports whether a dossier with these problems is unusable.
func HasErrors(problems []Problem) bool {
	for i := range problems {
		if problems[i].Severity == Error {
			return true
		}
	}
	return false
}

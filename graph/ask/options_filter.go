package ask

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/setting"
)

// filterOptions are those that say which claims count. Diff has two values of
// some of them, under the same names.
func filterOptions() []Option {
	oneSide := []string{answer.VerbPath, answer.VerbShow, answer.VerbClaims, answer.VerbDraw, answer.VerbRank, answer.VerbGroups}
	verbs := append(oneSide[:len(oneSide):len(oneSide)], answer.VerbDiff)
	row := func(name, help string, value func(*Question) setting.Value) Option {
		return Option{Name: name, Group: Filters, Verbs: verbs, Help: help, Value: value}
	}
	words := func(o Option, words []string) Option { o.Words = words; return o }
	names := func(o Option, names Names) Option { o.Names = names; return o }
	ofOneSide := func(o Option) Option { o.Verbs = oneSide; return o }
	statuses, kinds, tones, modalities := texts(data.Statuses()), append(texts(data.Kinds()), noKind), texts(data.Tones()), texts(data.Modalities())
	return []Option{
		names(row("relation", "only ties of these relations: supplies, warns, ...",
			func(q *Question) setting.Value { return setting.Names(&q.Filter.Relations, "NAME,...") }), NamesRelations),
		words(row("status", "only claims of these statuses: "+strings.Join(statuses, ", ")+" (default all but denied)", func(q *Question) setting.Value {
			return setting.List[data.Status]{X: &q.Filter.Statuses, Parse: data.ParseStatus, Format: data.Status.String, Kind: "STATUS,..."}
		}), statuses),
		words(row("modality", strings.Join(modalities, ", ")+" (default actual)", func(q *Question) setting.Value {
			return setting.List[data.Modality]{X: &q.Filter.Modalities, Parse: data.ParseModality, Format: text[data.Modality], Kind: "MODALITY,..."}
		}), modalities),
		words(row("tone", "only ties of these tones: "+strings.Join(tones, ", "), func(q *Question) setting.Value {
			return setting.List[data.Tone]{X: &q.Filter.Tones, Parse: data.ParseTone, Format: text[data.Tone], Kind: "TONE,..."}
		}), tones),
		words(row("kind", "only actors of these kinds: "+strings.Join(kinds, ", ")+" (not given)", func(q *Question) setting.Value {
			return setting.List[data.Kind]{X: &q.Filter.Kinds, Parse: parseKind, Format: formatKind, Kind: "KIND,..."}
		}), kinds),
		ofOneSide(row("as-of", "only what can hold at this time: 2019, 2023-09, 2023-09-12", dateOf(func(q *Question) *data.Date { return &q.Filter.AsOf }))),
		row("since", "only what can hold at this time or later", dateOf(func(q *Question) *data.Date { return &q.Filter.Since })),
		row("until", "only what can hold at this time or before", dateOf(func(q *Question) *data.Date { return &q.Filter.Until })),
		words(row("min-grade", "only claims of this grade or better: low, medium, high, or 0 to 5", func(q *Question) setting.Value {
			return setting.One[data.Grade]{X: &q.Filter.MinGrade, Parse: parseGrade, Format: formatGrade, Kind: "GRADE"}
		}), []string{"low", "medium", "high"}),
		ofOneSide(names(row("according-to", "what this actor holds and what nobody denies, less what it denies",
			func(q *Question) setting.Value { return setting.Text{S: &q.Filter.AccordingTo, Kind: "ACTOR"} }), NamesActors)),
		names(row("without-source", "as if these sources had never been published",
			func(q *Question) setting.Value { return setting.Names(&q.Filter.WithoutSources, "SOURCE,...") }), NamesSources),
		names(row("without-voice", "as if these actors had never spoken",
			func(q *Question) setting.Value { return setting.Names(&q.Filter.WithoutVoices, "ACTOR,...") }), NamesActors),
	}
}

// noKind is the word for a kind that is not given.
const noKind = "none"

func parseKind(s string) (data.Kind, error) {
	if s == noKind {
		return data.KindNone, nil
	}
	k, err := data.ParseKind(s)
	var wrong *data.ValueError
	if errors.As(err, &wrong) {
		wrong.Hint += ", or " + noKind + " for those whose kind is not given"
	}
	return k, err
}

func formatKind(k data.Kind) string { return cmp.Or(string(k), noKind) }

func dateOf(field func(*Question) *data.Date) func(*Question) setting.Value {
	return func(q *Question) setting.Value {
		return setting.One[data.Date]{X: field(q), Parse: data.ParseDate, Format: data.Date.String, Kind: "DATE"}
	}
}

// text returns the text of a string type, for values whose text is themselves.
func text[T ~string](x T) string { return string(x) }

// texts lists the texts of words.
func texts[T any](words []T) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = fmt.Sprint(w)
	}
	return list
}

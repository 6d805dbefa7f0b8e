// Package answer holds what a question to a dossier is answered with, as plain
// values that stand by themselves: whoever has an answer needs neither the graph
// nor the dossier to print it, draw it, store it or send it.
//
// There is one type for each kind of answer ([Paths], [Profile], [Listing],
// [Network], [Ranking], [Grouping], [Comparison], [Overview]). Each names actors,
// relations, claims and sources by their ids and carries in its [Base] what
// these ids stand for, the limits that were in force, in words, and what dossier
// it was made from. The JSON of an answer is the answer: [Write] writes it,
// [Read] reads it back, and whatever is made from either is the same to the byte.
// [WriteCSV] writes what fits into rows.
//
// How single claims, voices, sources and dates are told in English stands here as
// well ([Index.Sentence], [Index.VoiceLine], [Index.Citation], [DateWords]), since a sentence
// is part of the answer. What is made of whole answers, documents and figures,
// stands in packages above this one, which know no graph. Package graph/ask makes
// answers.
package answer

// Package describe tells answers in English: it turns them into a document, which
// package document writes for a terminal, as Markdown or as HTML. Each sentence
// about an answer is made in one place here (those about single claims, voices and
// sources in data/answer), so that a terminal, a report and a marker in somebody's
// text say the same thing in the same words and differ in arrangement alone.
//
// There is one file for each kind of answer. The package draws nothing, knows no
// graph and asks no questions. It believes nothing either: an answer may have been
// read from somewhere and name what it does not explain, or hold lists that are
// empty where there should be something.
package describe

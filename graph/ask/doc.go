// Package ask is the way from a question to an answer.
//
// A [Question] is a plain value in the words of whoever asks; the table of
// [Options] says what may be asked, one row a setting. An [Engine] answers
// questions; [Memory] is the one that holds a dossier in memory. [Ask] puts a
// question to an engine and returns an answer of package data/answer, which needs
// neither the engine nor the dossier any more; [Compare] does so with two. Read
// ask.go first: it is the page on which the stages meet.
//
// In the flow the package stands between the graph and everything that people
// see. It prints nothing, draws nothing and reads no file.
package ask

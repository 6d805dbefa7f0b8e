// Package options is what may be said of a question and of the looks of its
// figure: one table, one row a setting. A [Request] is both together, and comes
// from and goes back into a command line ([Parse], [Request.CommandLine]), a URL
// ([ParseURL], [Request.URL]), the words of a marker in a document ([Split],
// [Parse]) and JSON ([Request.MarshalJSON]), always the same.
//
// The settings of the question itself are rows of graph/ask; those of the figure
// stand here, since a question does not depend on how its answer is drawn.
package options

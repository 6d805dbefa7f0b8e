// Package network is what readers of networks hand over: nodes and edges, with their
// attributes in columns.
//
// A network is what a file of a drawing program or of a graph library holds. Readers
// say what they find to a [Feed], in the order of the file; the feed brings it into
// an order in which it can be used and hands it on to a [Handler]: the names of
// columns before the rows that use them, and both nodes of an edge before the edge.
// What already is in that order is handed on at once, so that of an ordinary file,
// however large, nothing but the ids of nodes is kept; what is not waits for the end
// of the file.
//
// The package knows neither a format nor what a dossier is. In the flow it stands
// between the readers and the rows: graphml or gexf -> network -> rows.
package network

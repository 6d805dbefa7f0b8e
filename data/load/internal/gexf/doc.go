// Package gexf reads GEXF, versions 1.1 to 1.3 and what Gephi writes under these
// names, and hands it on as a network.
//
// Elements are known by their names without name space. What belongs to the drawing of
// a network (viz) is passed over. Attributes are read under their titles, with their
// defaults; lists stay as they are written. Edges are undirected where neither the
// edge nor the graph says otherwise, as the standard has it.
//
// Nodes within nodes are nodes of the network and name the outer one in the column
// parent, as those with a pid or with parents do.
//
// Times: an edge that exists in several spells or at several moments is handed on once
// for each, since it may have come to an end in between, and somebody who wants a
// period to look up needs each of them; start and end are columns. Of a node the
// spells stand in one column, since a node is one thing whenever it exists. Times are
// handed on as they are written, but a year as a number, such as 2019.0, is made a
// year. Of an edge with a value in an attribute called when, that is the time, and what
// else says when it exists repeats it and is passed over. An interval whose end is left out is read as one that includes it, and an
// attribute with several values in the course of time keeps its first one; both are
// counted and told.
//
// The package knows no dossiers. In the flow: xmltext -> gexf -> network.
package gexf

// Package network lays a dossier out as nodes and edges, for the formats of programs
// that draw and measure networks, and writes the text of XML files.
//
// Every actor is a node. Every row of package flat, an attribution of a claim, is an
// edge between two nodes; parallel edges have numbers of their own. A claim in which
// several act jointly ties each of them to each on the other side, as it does in a
// dossier: it makes an edge for each pair. A symmetric relation makes one each way where
// others have a direction. All edges of one row say the same, who acts together too, and
// are numbered in the column part, so that whoever reads the file takes the claim from
// the first.
//
// The package knows no format. In the flow: data.Dossier -> flat rows -> network ->
// graphml or gexf.
package network

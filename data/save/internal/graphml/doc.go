// Package graphml writes dossiers as GraphML, as yEd, Gephi, Cytoscape, NetworkX and
// igraph read it.
//
// Keys are named as their attributes are, and declared before the graph. Every edge says
// whether it is directed, and has an id of its own, since programs tell parallel edges
// apart by it. The relation stands in "interaction" as well, which
// is what Cytoscape looks for.
//
// In the flow: data.Dossier -> flat rows -> network -> graphml.
package graphml

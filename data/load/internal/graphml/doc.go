// Package graphml reads GraphML, in the dialects in which programs write it, and
// hands it on as a network.
//
// What the dialects do differently:
//
//   - yEd and the other programs of yWorks put names into the drawing of a node or an
//     edge. They are found there, and what else belongs to the drawing is passed over.
//     A group is a node with a graph in it: its nodes are nodes of the network, and
//     name the group in the column parent.
//   - igraph numbers nodes and keeps their ids in the attribute with the key v_id.
//   - NetworkX declares an attribute once for each type of value, and gives parallel
//     edges ids that are unique for their nodes alone.
//   - Cytoscape repeats names and interactions in "shared name" and "shared
//     interaction", and knows the relation of an edge as its interaction; where the
//     same is written as name and relation too, it is read once.
//
// Several graphs in a file are read as one network; their nodes must have different
// ids. A hyperedge is refused, since it does not say who acts on whom. Ports are
// passed over and counted: edges end at their nodes. What belongs to a whole graph has
// no place in a network and is counted too. Links to other files are not followed.
//
// The package knows no dossiers. In the flow: xmltext -> graphml -> network.
package graphml

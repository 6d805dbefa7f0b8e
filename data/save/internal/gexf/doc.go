// Package gexf writes dossiers as GEXF 1.3, as Gephi reads it.
//
// Every edge says whether it is directed, since the standard takes edges for undirected
// where nothing is said, and names its relation as its kind, by which programs tell
// parallel edges apart. Where claims have times, the first and the
// last day stand in start and end too, for timelines; the attribute when has them as
// they were written.
//
// In the flow: data.Dossier -> flat rows -> network -> gexf.
package gexf

// Package yaml writes dossiers as YAML that people read and keep in git: the fields in
// the order of the documentation, one a line, texts bare where every reader of YAML
// takes them for what they are, and long ones over several lines. The same dossier
// gives the same bytes, and a claim that changes changes its own lines alone.
//
// Of YAML it knows what it writes, in block style, and reads nothing. What the fields
// are is up to package entries.
package yaml

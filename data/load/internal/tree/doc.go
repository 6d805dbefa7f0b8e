// Package tree is what files of entries are read into before their fields are known:
// single values, lists and tables of fields, each with its place in the file. Readers
// of YAML and of JSON Lines make trees; data/load makes entries of them.
//
// It reads nothing and knows no field.
package tree

// Package formats is the one table of the file formats that dossiers and tables of
// claims come in: their names, their extensions, how each is recognised, whether it
// can be read and written, and what it loses. It also names what a file is that is
// none of them.
//
// It holds facts and looks at bytes that it is given. It opens no file and reads and
// writes none of the formats: data/load and data/save do, each with a folder for a
// family of formats. It imports the standard library alone.
package formats

// Package enginecache keeps the layout engine's compiled code in a folder that
// nobody else can write to. It is the one package whose init does something.
//
// # Why
//
// github.com/goccy/go-graphviz compiles its WebAssembly module in its own
// package init, before any line of ours runs, and offers no option. It keeps
// the machine code in os.TempDir()/go-graphviz and executes whatever lies there
// under the right name. Under a shared /tmp anybody on the machine can put code
// there that this program would then run.
//
// # How
//
// Go initialises a package once everything it imports is initialised, and of
// the packages that are ready the one with the first import path. This package
// imports a few packages that the engine needs as well, and "dossier/..." sorts
// before "github.com/...": so it is always initialised before the engine. Its
// init points TMPDIR, for that moment, at a folder of our choice. Package
// engine, whose only other import outside the standard library is the engine
// itself, calls [Done] from its init, which puts TMPDIR back exactly as it was,
// unset if it was unset. A test in package engine runs this in subprocesses.
//
// The folder is <user cache>/dossier/engine. It is used only if it, and every
// folder above it, belongs to the user or to root and cannot be written by
// anybody else (a sticky folder such as /tmp may stand above it); symbolic
// links below the user's cache folder are refused. Otherwise TMPDIR points at a
// place where no folder can be made, and the engine compiles into memory: half
// a second slower, and always safe.
//
// The engine also panics in its init, and with it every command of the program,
// when a cached file is damaged or cannot be written. So a file counts only if
// it has the size and time noted in a seal after a start that went well, and
// without some free space on the disk no folder is used at all.
//
// On systems that are not Unix the temporary folder is the user's own, and this
// package does nothing.
//
// It is not a general cache, and it must import nothing that the engine does
// not import too, or the order no longer holds.
package enginecache

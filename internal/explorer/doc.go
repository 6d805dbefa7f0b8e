// Package explorer serves a dossier to a browser: pages that ask the questions of the
// command line with the same words, and addresses for programs that give the same
// bytes. routes.go is the map of it. Each job is done in a room of its own:
//
//	guard    who is let in, and what a request may cost
//	live     the dossier at hand, and what changes it
//	inquiry  a request answered, drawn, reported, as the command line does
//	cache    what took work to make
//	api      for programs
//	page     for people, without a script
//	desk     claims made of what somebody types, and written into files
//	static   style sheet and scripts
//
// Without [Options.Edit] it changes nothing on disk. It asks nothing of the network.
package explorer

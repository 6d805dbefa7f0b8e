// Package worker lays drawings out in other processes: a [Pool] of workers, each
// the same program once more, started with a word that no user types ([Verb]).
//
// It exists because the layout engine cannot be stopped, cannot be used again
// after a fault, and keeps some memory of each figure. A process can be stopped
// and replaced. A Pool is a layout.Runner: whoever composes the program makes one,
// hands it to the layout, and closes it.
//
// # What a worker is
//
// It reads requests from its standard input and writes answers to its standard
// output, one frame each: four bytes of length, most significant first, and so
// many bytes. It begins with a frame that greets, so that whoever started it
// knows that it is one. A request has a number, the name of a program of Graphviz
// and, from the third line on, a drawing in DOT made of sizes and names that we
// number; its answer '+' or '-' with the same number and, from the second line on,
// the positions or why there are none. Frames are bounded both ways. It ends when its
// input does, in the middle of a figure too, so that none is left when the
// program dies. Its environment holds just what the engine needs to find its
// compiled code.
//
// # When a worker is replaced
//
// After some hundreds of figures; when a figure takes more processor time than it
// may (which Linux tells), or far longer by the clock, or nobody waits for it any more; when it crashes, runs out of memory or answers
// what cannot be understood. Then it is killed, together with whatever it may
// have started, and the next figure gets another. On Linux a worker may take a
// gigabyte of memory; on other systems it is bounded by the engine's own address
// space of four, and by time.
//
// The figure of a worker that failed is tried once more on a new worker, unless
// it was new already: what earlier figures left in the engine's memory may be to
// blame, but on a new worker it is the figure.
package worker

// Package fetch is the engine that answers from a store. It fetches the part of a dossier
// that a question needs and has the engine of package graph/ask answer from that, so that
// the answer is the very one that the whole dossier gives.
//
// What a question needs is found by asking it. A search for paths that meets a part which
// does not suffice for it is broken off; what it needs is fetched, and the question is put
// again (see demand.go). For paths by hops this rests on one theorem: where i levels are
// expanded from FROM and j from TO, every path of at most i+j hops lies wholly in what was
// fetched, since its hop p < i leaves an actor that was expanded from FROM, and its hop
// p >= i enters one that was expanded from TO. That holds under any filter in the store
// that lets through at least what ours does (see reach.go), so filters there only save
// work. For paths by weight it is the same with distances (see weight.go).
//
// It knows no driver of any store, and leaves no trace of its own in answers: only where
// it gives up within its budget it says so.
package fetch

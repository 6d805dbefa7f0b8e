// Package store says what a dossier looks like where it lies in a database, and what a
// database has to be able to do: give the arcs of some actors that pass a filter, records
// by their ids, and ids by names. Nothing about paths: those are found by the engine of
// internal/fetch in what was fetched, so that every store gives the same answers.
//
// [Edition] is what questions read, [Draft] what push writes, [Store] what has both. The
// drivers stand in packages below this one, each behind [Store]; what all of them must do
// alike is tested by internal/testkit/stores.
package store

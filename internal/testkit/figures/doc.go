// Package figures makes figures for the tests of layouts: one as people print it,
// random ones and a hub with its leaves. It stands beside the flow: no file of the
// program itself uses it.
package figures

// Package stores opens the stores that addresses name: it knows which scheme is opened by
// whom, keeps passwords out of everything that may be shown, and gives back engines and
// editions. It imports no driver; the program hands over a table of them ([Openers]).
package stores

// Package guard stands before everything that the explorer serves. It decides from
// the head of a request alone whether it is let in: whom it is addressed to (a name
// that somebody has pointed at this machine is refused), which page sent it, which
// method it has, how long its address is, and, where the explorer is open to other
// machines, whether it carries the token; and whether a form is one of the explorer's own,
// for whose pages it makes tokens. It bounds how many requests are at work at
// once and how long each may take, sets the headers that keep a page from doing
// anything but what it is for, and answers for a handler that panics.
//
// It knows no route, no dossier and no question. Each rule is a function of its own
// in a file named after it; guard.go puts them in order.
package guard

// Package page writes the pages of the explorer: the start, the answer to each verb
// with the form of its question, two sides of a figure to be chosen, the sources with
// their texts, what a search found, and the desk on which claims are made (package
// desk). They need no script. What an answer says comes from the room that answers
// (package inquiry) as it does on every surface; here stands only what is around it:
// the form, made from the table of options, the equal command and the equal link, ways
// on, and exports.
package page

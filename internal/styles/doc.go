// Package styles finds the style elements in markup that the program wrote, and names
// them as a content security policy does: by a digest of the text that a browser sees.
//
// Figures carry their style with them, and whoever puts one on a page has to allow it:
// package document in reports, the explorer on its pages. It is no reader of markup of
// others, in which a "<" need not be escaped.
package styles

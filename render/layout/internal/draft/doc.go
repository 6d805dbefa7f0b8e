// Package draft holds what the rooms of package layout hand to one another, so
// that none of them has to know another:
//
//	Figure -> Draft      its texts measured
//	       -> Positions  where a layout puts actors, lines, captions and groups
//	       -> Drawing    the marks, before a page is set around them
//
// It measures texts and turns what it has measured into marks. Where anything
// stands is decided elsewhere.
package draft

// Package scenejson encodes a scene as JSON, for programs that draw, check or
// animate a figure by means of their own.
//
// It is the scene as it stands: coordinates, texts and what each mark means, and
// no colours, which are a matter of the theme. It knows no figure and no graph.
//
// # The document
//
// One object, [Document], in UTF-8 and followed by a line feed. Fields are never
// left out and lists never null; their order is that of painting, and the same
// scene gives the same bytes. Names of fields stay as they are; what is added
// later comes beside them. A change that breaks readers changes "format".
//
// Lengths are CSS pixels (1/96 inch) from the upper left corner, y downward, as
// decimals with at most two places; what is no number is 0. A point is [x, y], a
// box [x, y, width, height], a curve a chain of cubic Béziers of 1+3n points.
//
//	format       "dossier-scene/1"
//	width, height
//	title, description   for those who cannot see the figure
//	limits       sentences: what of the whole is shown
//	heading      texts: the title and the limits
//	slices       only where a figure draws several times: heading (a text) and box of
//	             each; actors, lines and captions then have the position of theirs in
//	             slice, which is left out where it is 0
//	groups       group, members (nodes of actors), role, box, outline (a closed
//	             curve), label (a text)
//	actors       node, actor (the id), kind, role, box, outline (a closed curve),
//	             names (texts), hover, members (only of a box with several actors,
//	             whose id is no actor's: actor, box, names, badges and hover of each)
//	lines        link, from, to (nodes of actors), tone, status, dash, width, role,
//	             curve, head (how they are drawn), heads (triangles), bars (pairs of
//	             points), gone (true: the tie is no longer there, and its line
//	             hollow), hover
//	captions     link (of the line it belongs to), box, tone, role, in_group (it stands
//	             within the box of one), struck (whether its lines are struck
//	             through), lines (texts), badges
//	matrix       only where the figure is a table, whose rows are headed by the actors in
//	             their order (those that are "bare" have no outline): heading (texts),
//	             rules (pairs of points), diagonal (boxes), numbers (texts, of the
//	             rows), columns (node, box, name, texts) and cells: row, column (positions), box, words, and ties: links,
//	             from, to, tone, status, dash, width, role, box, outline (a closed
//	             curve), core (a curve), head (how the core is drawn), bars, bar_width,
//	             symmetric, again (the tie stands in another cell already), gone, count
//	             (a text, where there are several ties), badges, hover
//	legend_heads texts: the headings of the legend
//	legend       mark, one of kind, tone, status and origins, cell (true: drawn as in a
//	             matrix), box (of the sample), label (a text)
//	notes        badge, lines (texts)
//	footer       texts
//	stamp        query, digest, version
//	places       where actors stand, for a later edition that keeps them: area (the
//	             box of the drawing), narrow (whether texts break as for a narrow
//	             column), actors (an object: a box for each id); in pixels at the
//	             usual size of type, also where the figure was brought to a width
//
// A text has at (on the baseline), anchor, size, bold, role, text, width as it was
// measured, and turned where it runs upward, a quarter to the left around its place,
// and link where it leads to an address; a badge has centre, radius, and number (a text).
//
// Words stand for what is counted:
//
//	kind         person, state, organization, group, place, event, unknown; empty: not given
//	role         plain, end, context; of a text: title, name, caption, number,
//	             legend, note, note_head, footer, group, limit
//	tone         cooperative, neutral, conflictual
//	status       denied, rumoured, alleged, contested, asserted, confirmed
//	dash         solid, dashed, dotted
//	head         filled, hollow, barbed (the two sides of the triangle that meet at
//	             its first point, and the line up to there)
//	anchor       start, middle, end
//	mark         shape, colour, line, width, number, end (a heavy outline), fold (a
//	             double one: several actors), box (of a group), headless (a line), gone,
//	             context (a faint line)
//
// Strings are data: whoever puts them on a page has to escape them. "<", ">" and
// "&" are written as \u escapes, so that the document may stand in a script
// element.
package scenejson

package xlsx

// What a workbook may hold. Rows and columns are those of spreadsheet programs; the
// others are far beyond what such programs write, and keep memory and time within what
// an honest file of that size needs.
const (
	maxRows    = 1 << 20 // rows of a sheet
	maxColumns = 1 << 14 // columns of a sheet
	maxSheets  = 1 << 10
	maxLinks   = 1 << 14 // what a part refers to
	maxStyles  = 1 << 16 // formats of cells

	maxText    = 1 << 20   // bytes of the text of a cell
	maxRowText = 16 << 20  // bytes of all texts of a row that are its own
	maxStrings = 1 << 24   // shared strings
	maxArena   = 512 << 20 // bytes of all shared strings
	maxToken   = 2 << 20   // bytes of a tag or a text between two, as written
	maxDepth   = 64        // elements within elements
	maxList    = 1 << 20   // bytes of the list of entries at the end of the archive

	maxInflated = 2 << 30  // bytes inflated of all parts together
	freeRatio   = 16 << 20 // bytes of a part that are inflated whatever the ratio
	maxRatio    = 250      // times as many bytes inflated as are stored, beyond that
	maxSmall    = 64 << 20 // bytes of a part other than sheets and shared strings
	chunk       = 32 << 10 // bytes inflated at a time
)

package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/cells"
)

// cellOf writes the value of a field.
func cellOf(value any) string {
	switch v := value.(type) {
	case nil:
		return cells.Nothing
	case string:
		return cells.Keep(v)
	case []string:
		quoted := make([]string, len(v))
		for i, text := range v {
			quoted[i] = cells.Quote(cells.Keep(text))
		}
		return strings.Join(quoted, "; ")
	case data.Date:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	panic(fmt.Sprintf("workbook: no cell for a %T", value))
}

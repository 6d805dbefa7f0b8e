package jsonlines

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/save/internal/entries"
)

// MaxLine is how long a line may be, in bytes. Readers take none that is longer.
const MaxLine = 1 << 20

// Write writes a dossier. Entries are written as they are made, and none is kept. An
// entry that makes a longer line than [MaxLine] is an error. An empty dossier is a line that
// says nothing, since an empty file is taken for one that was cut off.
func Write(ctx context.Context, w io.Writer, d *data.Dossier) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for entry, err := range entries.All(ctx, d) {
		if err != nil {
			return err
		}
		line = append(appendText(append(line[:0], '{'), string(entry.Kind)), ':')
		line = append(appendTable(line, entry.Fields), '}')
		if len(line) > MaxLine {
			return fmt.Errorf("the %s %v makes a line of %d bytes; JSON Lines have %d at most: shorten its texts, or write YAML", entry.Kind, entry.Fields[0].Value, len(line), MaxLine)
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	if line == nil {
		fmt.Fprintf(out, "{%q:{}}\n", entries.Head)
	}
	return out.Flush()
}

func appendTable(b []byte, fields entries.Table) []byte {
	b = append(b, '{')
	for i, f := range fields {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendText(b, f.Key), ':')
		b = appendValue(b, f.Value)
	}
	return append(b, '}')
}

func appendValue(b []byte, value any) []byte {
	switch value := value.(type) {
	case nil:
		return append(b, "null"...)
	case string:
		return appendText(b, value)
	case []string:
		return appendList(b, value, appendText)
	case data.Date:
		return appendText(b, value.String())
	case int:
		return strconv.AppendInt(b, int64(value), 10)
	case float64:
		return strconv.AppendFloat(b, value, 'f', -1, 64)
	case bool:
		return strconv.AppendBool(b, value)
	case entries.Table:
		return appendTable(b, value)
	case []entries.Table:
		return appendList(b, value, appendTable)
	}
	panic(fmt.Sprintf("jsonlines: no way to write %T", value)) // a mistake in entries, met by any test
}

func appendList[T any](b []byte, list []T, appendItem func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, item := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendItem(b, item)
	}
	return append(b, ']')
}

const hexDigits = "0123456789abcdef"

// appendText writes a text with the escapes that JSON asks for, and for the two line
// ends that JavaScript knows beside. Bytes that are no text become U+FFFD.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < ' ' || r == 0x7f:
			b = append(b, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
		case r == 0x2028 || r == 0x2029:
			b = append(b, '\\', 'u', '2', '0', '2', hexDigits[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

package load

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"

	"dossier/data"
	"dossier/data/load/internal/encodings"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/rows"
	"dossier/data/load/internal/tree"
	"dossier/data/load/internal/yaml"
)

// Mapping says how tables are read where they do not say so themselves.
type Mapping = rows.Mapping

// MappingFault is one thing that is wrong with a [Mapping].
type MappingFault = rows.MappingFault

// Fields lists what a column of a table can stand for, in byte order.
func Fields() []string { return rows.AllFields() }

// Ignore in the place of a field says that a column is not used.
const Ignore = rows.Ignore

// Encodings lists names of encodings that are often met.
func Encodings() []string { return encodings.Common() }

// DateOrders lists the words for the order of day, month and year in dates of digits.
func DateOrders() []string { return rows.DateOrders() }

// DecimalMarks lists the words for the mark before decimals.
func DecimalMarks() []string { return rows.DecimalMarks() }

// ThousandsMarks lists the words for the mark between groups of digits.
func ThousandsMarks() []string { return rows.ThousandsMarks() }

// readMapping settles how the tables that are named one by one are read: as the
// options say, and beside them the mapping file.
func (s *session) readMapping() error {
	if list := s.opt.Mapping.Check(); len(list) > 0 {
		return fmt.Errorf("the mapping cannot be used: %s: %s; %s", list[0].Key, list[0].Message, list[0].Hint)
	}
	s.mapping = s.opt.Mapping
	if s.opt.MappingFile == "" {
		return nil
	}
	in, err := openMapping(filepath.Clean(s.opt.MappingFile))
	if err != nil {
		return err
	}
	s.opt.opened(in.info)
	defer func() { _ = in.close() }() // only read
	raw, err := io.ReadAll(io.LimitReader(in.reader, maxMapping+1))
	if err != nil {
		return mappingError(in.label, err)
	}
	if len(raw) > maxMapping {
		return mappingError(in.label, errors.New("it is larger than "+faults.ByteSize(maxMapping)))
	}
	root, problem := yaml.Parse(raw)
	if problem != nil {
		s.report(in.label, []data.Problem{*problem})
		return nil
	}
	problems := faults.NewList(s.limits.Problems)
	d := newDecoder(problems.Add)
	var entry mappingEntry
	d.table(root, reflect.ValueOf(&entry).Elem(), "mapping")
	if d.mapping(root, entry) {
		s.mapping = s.mapping.Over(Mapping(entry))
	}
	s.take(in.label, problems.All())
	return nil
}

// maxMapping is the size of a mapping file in bytes.
const maxMapping = 1 << 20

// openMapping opens a mapping file. What may be waited for is no such file.
func openMapping(name string) (*input, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, mappingError(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, mappingError(name, errors.New("it is not a regular file"))
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, mappingError(name, err)
	}
	return newInput(name, ".yaml", file)
}

func mappingError(name string, err error) error {
	return fmt.Errorf("cannot read the mapping %s: %w", name, reason(err))
}

// mapping notes what is wrong with a mapping that was decoded from a table of fields,
// and reports whether it can be used.
func (d *decoder) mapping(n *tree.Node, entry mappingEntry) bool {
	m := Mapping(entry)
	list := m.Check()
	for _, fault := range list {
		at := n.Get(fault.Key)
		if fault.Column != "" {
			at = at.Get(fault.Column)
		}
		d.fail(at, fault.Code, fault.Message, fault.Hint)
	}
	return len(list) == 0
}

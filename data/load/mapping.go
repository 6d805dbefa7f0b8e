package load

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"dossier/data/load/internal/rows"
)

// Mapping says how tables are read where they do not say so themselves.
type Mapping = rows.Mapping

// MappingFault is one thing that is wrong with a [Mapping].
type MappingFault = rows.MappingFault

// Fields lists what a column of a table can stand for, in byte order.
func Fields() []string { return rows.Fields() }

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
	root, err := s.tree(in)
	if root == nil || err != nil {
		return err
	}
	var d decoder
	var entry mappingEntry
	d.table(root, reflect.ValueOf(&entry).Elem(), "mapping")
	if d.mapping(root, entry) {
		s.mapping = s.mapping.Over(Mapping(entry))
	}
	s.report(in.label, d.problems)
	return nil
}

// openMapping opens a mapping file. What may be waited for is no such file.
func openMapping(name string) (*input, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, readError(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, readError(name, errors.New("it is not a regular file"))
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, readError(name, err)
	}
	return newInput(name, ".yaml", file, nil, nil)
}

// mapping notes what is wrong with a mapping that was decoded from a table of fields,
// and reports whether it can be used.
func (d *decoder) mapping(n *node, entry mappingEntry) bool {
	m := Mapping(entry)
	list := m.Check()
	for _, fault := range list {
		at := n.get(fault.Key)
		if fault.Column != "" {
			at = at.get(fault.Column)
		}
		d.fail(at, fault.Code, fault.Message, fault.Hint)
	}
	return len(list) == 0
}

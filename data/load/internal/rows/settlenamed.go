package rows

// findNamed finds out which actors are named by rows that stay: those that only rows
// name which are left out are no part of the dossier.
func (s *settler) findNamed() {
	s.named = make([]bool, len(s.names))
	name := func(numbers ...uint32) {
		for _, number := range numbers {
			if int(number) < s.listed {
				continue
			}
			if b := s.bearers[s.index(number)]; b != noBearer {
				number = b
			}
			if int(number) >= s.listed {
				s.named[s.index(number)] = true
			}
		}
	}
	for _, t := range s.tables {
		name(t.untied...)
		for i := range t.joint {
			j := &t.joint[i]
			name(j.from...)
			name(j.to...)
			name(flat(j.voices)...)
		}
		for row := range t.table.from {
			if stopped(s.ctx, row) {
				return
			}
			name(t.table.from[row], t.table.to[row])
			if t.table.by != nil && t.table.by[row] > 0 {
				name(t.table.by[row] - 1)
			}
		}
	}
	s.eachKnown(func(_ *knownActor, who uint32) { name(who) })
}

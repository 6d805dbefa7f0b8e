package path

// best answers a question for the best path or the k best.
func (f *finder) best() {
	if f.s.q.By == ByHops && f.s.q.K == 1 {
		if f.s.fewestHops(f.sc, f.s.q.MaxHops) {
			f.give(f.sc.path)
		}
	} else {
		f.guided()
	}
	if q := f.s.q; q.MaxHops > 0 && len(f.paths) == 0 && !f.s.m.ended() {
		f.s.above(0)
		f.cut = f.s.fewestHops(f.sc, 0)
	}
}

func (f *finder) all() { f.guided() }

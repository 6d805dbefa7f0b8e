package path

func (f *finder) all() { f.guided() }

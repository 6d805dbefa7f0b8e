package load

import (
	"reflect"
	"slices"

	"dossier/data"
)

// maxFields is how many fields an entry type may have.
const maxFields = 24

// fields are the keys of an entry type, worked out of its tags once.
type fields struct {
	list  []fieldInfo
	keys  []string
	index map[string]int
}

// fieldInfo is what the tags of a field say.
type fieldInfo struct {
	index    []int // in its struct, see reflect.Type.FieldByIndex
	key      string
	typ      reflect.Type
	must     bool
	shared   bool     // texts that stand in many entries, such as the ids of others
	enum     []string // nil: any value
	min, max string
}

var dateType = reflect.TypeFor[data.Date]()

// fieldsOf returns the fields of an entry type.
func (d *decoder) fieldsOf(t reflect.Type) *fields {
	known := d.types[t]
	if known == nil {
		known = newFields(t)
		d.types[t] = known
	}
	return known
}

func newFields(t reflect.Type) *fields {
	k := &fields{index: make(map[string]int, t.NumField())}
	for _, f := range fieldsIn(t) {
		info := fieldInfo{index: f.Index, key: f.Tag.Get("yaml"), typ: f.Type, must: f.Tag.Get("need") == "must",
			min: f.Tag.Get("min"), max: f.Tag.Get("max")}
		info.shared = info.key != "id" && f.Tag.Get("form") != ""
		if enum := f.Tag.Get("enum"); enum != "" {
			info.enum = enumValues(enum)
		}
		k.index[info.key] = len(k.list)
		k.list, k.keys = append(k.list, info), append(k.keys, info.key)
	}
	return k
}

// fieldsIn lists the fields of an entry type, those of what is embedded in it too.
func fieldsIn(t reflect.Type) []reflect.StructField {
	return slices.DeleteFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return f.Anonymous })
}

// must lists the keys that have to be there.
func (k *fields) must() (keys []string) {
	for _, f := range k.list {
		if f.must {
			keys = append(keys, f.key)
		}
	}
	return keys
}

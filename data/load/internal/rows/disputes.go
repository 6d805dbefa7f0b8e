package rows

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/data"
)

// settleNames settles the names that edge lists give to one key: it returns the first
// in byte order and then the others, or, of the listed actor at a position, those that
// it does not bear yet. A second name in one file gets a warning. Files that have no name in
// common, not even through others, mean different actors: that is an error.
func (s *settler) settleNames(k *keyed, listed uint32, said []saying) []string {
	spellings := make(map[string]string) // the first in byte order of each name, by the name folded
	for _, saying := range said {
		folded := data.Fold(saying.name)
		if first, there := spellings[folded]; !there || saying.name < first {
			spellings[folded] = saying.name
		}
	}
	known := make(map[string]bool) // folded
	first := ""
	if listed != noBearer {
		a := &s.dossier.Actors[listed]
		first = s.listedAt(int(listed))
		for _, name := range slices.Concat([]string{a.Name}, a.Aliases, a.Metonyms) {
			known[data.Fold(name)] = true
		}
	}
	more := maps.Clone(spellings)
	maps.DeleteFunc(more, func(folded, _ string) bool { return known[folded] })
	files := byFile(said)
	for _, file := range files {
		s.warnOfSecond(k, known, file)
	}
	if listed == noBearer {
		first, known, files = s.where(files[0][0].at), namesIn(files[0]), files[1:]
	}
	s.refuseStrangers(k, first, known, files)
	return slices.Sorted(maps.Values(more))
}

// byFile parts sayings by the files in which they stand.
func byFile(said []saying) (files [][]saying) {
	for start := 0; start < len(said); {
		end := start + 1
		for end < len(said) && said[end].at.table == said[start].at.table {
			end++
		}
		files = append(files, said[start:end])
		start = end
	}
	return files
}

// namesIn returns the names in some sayings, folded.
func namesIn(said []saying) map[string]bool {
	names := make(map[string]bool)
	for _, saying := range said {
		names[data.Fold(saying.name)] = true
	}
	return names
}

// warnOfSecond warns once where one file has several names for a key that are not
// known, the names of a listed actor, or one beside those.
func (s *settler) warnOfSecond(k *keyed, known map[string]bool, file []saying) {
	first := file[0]
	if len(known) > 0 {
		at := slices.IndexFunc(file, func(one saying) bool { return known[data.Fold(one.name)] })
		if at < 0 {
			return
		}
		first = file[at]
	}
	for _, other := range file {
		if folded := data.Fold(other.name); known[folded] || folded == data.Fold(first.name) {
			continue
		}
		s.tell(other.at, data.NewProblem(data.CodeSecondName, data.Place{Item: -1},
			fmt.Sprintf("the key %s stands with the name %s here, and with %s at %s", data.Quoted(k.key), data.Quoted(other.name),
				data.Quoted(first.name), s.where(first.at)),
			"one of them is now an alias; if two actors are meant, give each a key of its own"))
		return
	}
}

// refuseStrangers reports the files of which no name of a key is known, nor is once the
// names of the other files are. first is where the key stands for the first time.
func (s *settler) refuseStrangers(k *keyed, first string, known map[string]bool, files [][]saying) {
	for grown := true; grown; {
		grown = false
		files = slices.DeleteFunc(files, func(file []saying) bool {
			names := namesIn(file)
			for name := range names {
				if known[name] {
					maps.Copy(known, names)
					grown = true
					return true
				}
			}
			return false
		})
	}
	for _, file := range files {
		s.tell(file[0].at, data.NewProblem(data.CodeDuplicateID, data.Place{Item: -1},
			fmt.Sprintf("actor %s is called %s here and otherwise at %s", data.Quoted(k.id), data.Quoted(file[0].name), first),
			"write one name everywhere, give one of them another id, or keep the ids of each file apart with --ids local"))
	}
}

// refuseAmbiguous reports each row in which a name may mean several actors.
func (s *settler) refuseAmbiguous() {
	if len(s.more) == 0 {
		return
	}
	problems := make(map[uint32]data.Problem, len(s.more)) // by number
	for number, more := range s.more {
		problems[number] = s.ambiguous(number, more)
	}
	for _, t := range s.tables {
		refuse := func(line int, named ...uint32) {
			for i, number := range named {
				if p, ambiguous := problems[number]; ambiguous && !slices.Contains(named[:i], number) {
					t.problem(p, line, 1)
				}
			}
		}
		for i := range t.joint {
			j := &t.joint[i]
			refuse(j.line, slices.Concat(j.from, j.to, flat(j.voices))...)
		}
		for row, from := range t.table.from {
			if stopped(s.ctx, row) {
				return
			}
			by := from
			if t.table.by != nil && t.table.by[row] > 0 {
				by = t.table.by[row] - 1
			}
			refuse(int(t.table.lines[row]), from, t.table.to[row], by)
		}
	}
}

// ambiguous is the problem with a name that several actors bear.
func (s *settler) ambiguous(number uint32, more []uint32) data.Problem {
	ids := []string{data.Quoted(s.idOf(s.bearers[s.index(number)]))}
	for _, who := range more {
		ids = append(ids, data.Quoted(s.idOf(who)))
	}
	slices.Sort(ids)
	return data.NewProblem(data.CodeAmbiguousName, data.Place{Item: -1},
		fmt.Sprintf("%s may mean more than one actor: %s", data.Quoted(s.names[s.index(number)]), someOf(slices.Compact(ids))),
		"say which one is meant by its id in a column from-id, to-id or by-id")
}

// idOf returns the id of an actor that is listed or has a key, and the name of another.
func (s *settler) idOf(who uint32) string {
	if int(who) < s.listed {
		return s.dossier.Actors[who].ID
	}
	i, keyed := slices.BinarySearchFunc(s.keys.list, who, func(k keyed, number uint32) int { return cmp.Compare(k.number, number) })
	if !keyed { // of a table of actors without keys
		return s.names[s.index(who)]
	}
	return s.keys.list[i].id
}

// someOf lists a few of many texts.
func someOf(list []string) string {
	const most = 5
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most], ", "), len(list)-most)
}

// tell reports a problem at a place in an edge list.
func (s *settler) tell(at rowPlace, p data.Problem) {
	s.tables[at.table].problem(p, int(at.line), int(at.col))
}

// where gives a place in an edge list as messages have it.
func (s *settler) where(at rowPlace) string {
	return fmt.Sprintf("%s:%d:%d", s.tables[at.table].opt.Label, at.line, at.col)
}

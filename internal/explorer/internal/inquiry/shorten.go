package inquiry

import (
	"iter"
	"strings"

	"dossier/data/answer"
)

// shorten cuts the lists of an answer that have no end to what a page has room for,
// and says in a sentence what is left out. The answer's own counts stay as they are.
func shorten(found answer.Answer) string {
	var left []string
	cut := func(n int, what string) {
		if n > MostShown {
			left = append(left, answer.Counted(n-MostShown, what))
		}
	}
	switch a := found.(type) {
	case *answer.Listing:
		cut(a.List.Len(), "more claim")
		a.List = first(a.List)
	case *answer.Profile:
		cut(len(a.Out), "more tie out of it")
		cut(len(a.In), "more tie in to it")
		cut(len(a.Says), "more word")
		a.Out, a.In, a.Says = head(a.Out), head(a.In), head(a.Says)
	case *answer.Comparison:
		cut(a.Added.Len(), "more added claim")
		cut(a.Gone.Len(), "more gone claim")
		cut(a.Regraded.Len(), "more regraded claim")
		cut(a.Reworded.Len(), "more reworded claim")
		a.Added, a.Gone, a.Regraded, a.Reworded = first(a.Added), first(a.Gone), first(a.Regraded), first(a.Reworded)
	}
	if len(left) == 0 {
		return ""
	}
	return "Not shown on this page: " + strings.Join(left, ", ") + ". Narrow the question, or take all of it as CSV or JSON."
}

func head[T any](list []T) []T { return list[:min(len(list), MostShown)] }

// first is the beginning of a list, which is read no further.
func first[T any](l answer.List[T]) answer.List[T] {
	if l.Len() <= MostShown {
		return l
	}
	return answer.ListFrom(MostShown, iter.Seq2[T, error](func(yield func(T, error) bool) {
		n := 0
		for x, err := range l.All() {
			if n == MostShown || !yield(x, err) {
				return
			}
			n++
		}
	}))
}

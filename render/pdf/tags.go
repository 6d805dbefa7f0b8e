package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/render"
)

// The library knows no structure, which tells those who cannot see a page what is on
// it, and writes links that belong to none. So both are appended to the file that it
// has made, as an update of it (ISO 32000-1, 7.5.6): new objects, and new editions of
// the catalog and of the pages.

// update is what is appended to a file.
type update struct {
	file    []byte
	root    int // the number of the catalog
	info    int
	table   int // where the cross-reference table of the library begins
	size    int // the numbers of objects that are taken
	offsets []place
}

// place is where an object begins.
type place struct{ number, at int }

var errShape = errors.New("pdf: the library has written a file of another shape")

// end is how the library ends a file.
var end = regexp.MustCompile(`trailer\n<<\n/Size (\d+)\n/Root (\d+) 0 R\n/Info (\d+) 0 R\n>>\nstartxref\n(\d+)\n%%EOF\n$`)

// tagged gives a file its structure: the pieces of each page, which mark their content
// by their positions. Its pages are those of the library, in their order.
func tagged(file []byte, pages []*render.Scene, parts [][]piece) ([]byte, error) {
	u := &update{file: file}
	for i, to := range []*int{&u.size, &u.root, &u.info, &u.table} {
		found := end.FindSubmatch(file[max(0, len(file)-200):])
		if found == nil {
			return nil, errShape
		}
		*to, _ = strconv.Atoi(string(found[i+1])) // digits
	}
	tree, document := u.number(), u.number()
	parents := make([]string, len(pages)) // of what each page, and then each link, holds
	var top []string
	for i := range pages {
		elements, links, err := u.page(i, pages[i], parts[i], document, len(parents))
		if err != nil {
			return nil, err
		}
		parents[i] = list(elements)
		parents = append(parents, links...)
		top = append(top, elements...)
	}
	var numbers strings.Builder
	for key, of := range parents {
		fmt.Fprintf(&numbers, "%d %s ", key, of)
	}
	u.add(document, fmt.Sprintf("<</Type /StructElem /S /Document /P %s /K %s>>", ref(tree), list(top)))
	u.add(tree, fmt.Sprintf("<</Type /StructTreeRoot /K %s /ParentTree <</Nums [%s]>> /ParentTreeNextKey %d>>", ref(document), numbers.String(), len(parents)))
	if err := u.extend(u.root, fmt.Sprintf("/Version /1.7 /MarkInfo <</Marked true>> /StructTreeRoot %s /ViewerPreferences <</DisplayDocTitle true>>", ref(tree))); err != nil {
		return nil, err
	}
	return u.finish(), nil
}

// page adds the elements of a page. It returns them in the order of their content, and
// the elements of its links, of which the first has the key next in the tree of parents.
func (u *update) page(i int, s *render.Scene, parts []piece, document, next int) (elements, links []string, err error) {
	number := 3 + 2*i // as the library numbers them: each before its content
	var annotations []string
	for content, p := range parts {
		element := u.number()
		more, kids := "", strconv.Itoa(content)
		switch {
		case p.tag == "Figure":
			more = fmt.Sprintf(" /Alt %s /A <</O /Layout /Placement /Block /BBox [0 0 %.2f %.2f]>>", hexText(alternative(s)), s.Width*pointsPerPixel, s.Height*pointsPerPixel)
		case p.link != "":
			annotation := u.number()
			u.add(annotation, link(&p, next+len(links)))
			annotations = append(annotations, ref(annotation))
			links = append(links, ref(element))
			kids = fmt.Sprintf("[%d <</Type /OBJR /Obj %s>>]", content, ref(annotation))
		}
		u.add(element, fmt.Sprintf("<</Type /StructElem /S /%s /P %s /Pg %s /K %s%s>>", p.tag, ref(document), ref(number), kids, more))
		elements = append(elements, ref(element))
	}
	more := fmt.Sprintf("/StructParents %d /Tabs /S", i)
	if len(annotations) > 0 {
		more += " /Annots " + list(annotations)
	}
	return elements, links, u.extend(number, more)
}

// alternative is what stands in for the drawing of a page.
func alternative(s *render.Scene) string { return cmp.Or(s.Description, s.Title, "Figure") }

// link is the annotation of a link, which has the key in the tree of parents. An
// address that passes is made of ASCII, and has no brackets once it is written in
// hexadecimal digits.
func link(p *piece, key int) string {
	areas := p.areas()
	around := areas[0]
	var corners strings.Builder
	for _, a := range areas {
		around = [4]float64{min(around[0], a[0]), min(around[1], a[1]), max(around[2], a[2]), max(around[3], a[3])}
		fmt.Fprintf(&corners, "%.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f ", a[0], a[3], a[2], a[3], a[0], a[1], a[2], a[1])
	}
	return fmt.Sprintf("<</Type /Annot /Subtype /Link /F 4 /Rect [%.2f %.2f %.2f %.2f] /QuadPoints [%s] /Border [0 0 0] /Contents %s /StructParent %d /A <</S /URI /URI <%x>>>>>",
		around[0], around[1], around[2], around[3], strings.TrimSuffix(corners.String(), " "), hexText(p.words()), key, p.link)
}

// hexText writes a text string in hexadecimal digits.
func hexText(s string) string { return fmt.Sprintf("<%x>", textString(s)) }

func ref(number int) string { return fmt.Sprintf("%d 0 R", number) }

func list(refs []string) string { return "[" + strings.Join(refs, " ") + "]" }

// number takes the number of a new object.
func (u *update) number() int {
	u.size++
	return u.size - 1
}

// add writes an object.
func (u *update) add(number int, body string) {
	u.offsets = append(u.offsets, place{number, len(u.file)})
	u.file = fmt.Appendf(u.file, "%d 0 obj\n%s\nendobj\n", number, body)
}

// extend writes a new edition of a dictionary of the library's, with more entries.
func (u *update) extend(number int, more string) error {
	const row = 20 // bytes of the table
	_, rows, ok := bytes.Cut(u.file[min(u.table, len(u.file)):], []byte(" f \n"))
	if !ok || number < 1 || len(rows) < number*row {
		return errShape
	}
	at, err := strconv.Atoi(string(rows[(number-1)*row : (number-1)*row+10]))
	if err != nil || at > len(u.file) {
		return errShape
	}
	body, _, ended := bytes.Cut(u.file[at:], []byte("\nendobj"))
	body, begun := bytes.CutPrefix(body, fmt.Appendf(nil, "%d 0 obj\n<<", number))
	body, closed := bytes.CutSuffix(body, []byte(">>"))
	if !begun || !closed || !ended {
		return errShape
	}
	u.add(number, "<<"+string(body)+"\n"+more+">>")
	return nil
}

// finish appends the table of the new objects, in the order of their numbers.
func (u *update) finish() []byte {
	slices.SortFunc(u.offsets, func(a, b place) int { return cmp.Compare(a.number, b.number) })
	at := len(u.file)
	u.file = append(u.file, "xref\n"...)
	for i := 0; i < len(u.offsets); {
		n := 1
		for i+n < len(u.offsets) && u.offsets[i+n].number == u.offsets[i].number+n {
			n++
		}
		u.file = fmt.Appendf(u.file, "%d %d\n", u.offsets[i].number, n)
		for _, o := range u.offsets[i : i+n] {
			u.file = fmt.Appendf(u.file, "%010d 00000 n \n", o.at)
		}
		i += n
	}
	return fmt.Appendf(u.file, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n", u.size, u.root, u.info, u.table, at)
}

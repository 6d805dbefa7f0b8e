package xlsx

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestOpenpyxl reads what openpyxl wrote, in Python.
func TestOpenpyxl(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil || exec.Command(python, "-c", "import openpyxl").Run() != nil {
		t.Skip("needs Python with openpyxl")
	}
	name := filepath.Join(t.TempDir(), "w.xlsx")
	out, err := exec.Command(python, "-c", `
import datetime, sys, openpyxl
w = openpyxl.Workbook()
s = w.active
s.title = "claims"
s.append(["from", "when", "weight", None, "text"])
s.append(["Владимир", datetime.date(2023, 9, 13), 0.1 + 0.2, None, " <&> \nx"])
s.append([])
s.append([True, datetime.datetime(2023, 9, 13, 14, 5), 10**12, "=1+1", "#N/A"])
s.append([datetime.time(14, 5), datetime.timedelta(hours=36)])
w.create_sheet("notes").sheet_state = "hidden"
w.save(sys.argv[1])`, name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	w, err := openBytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	if sheets := w.Sheets(); len(sheets) != 2 || sheets[0] != (Sheet{"claims", false}) || sheets[1] != (Sheet{"notes", true}) {
		t.Errorf("the sheets are %v", sheets)
	}
	want := "1: from|when|weight||text\n2: Владимир|2023-09-13|0.3|| <&> \nx\n4: true|2023-09-13T14:05:00|1000000000000\n" +
		`sheet "claims", cell D4: the cell holds a formula that nobody has calculated yet` + "\n" +
		`sheet "claims", cell E4: the cell holds the error "#N/A"` + "\n5: 14:05:00|1.5\n"
	if got := told(w, 0); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

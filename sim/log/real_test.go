package log_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"simulate/sim/log"
)

// realLogs names a folder with logs as they are published; without it what needs them is left out.
const realLogs = "SIMULATE_TEST_LOGS"

// published are what is known of some of them: all their rows are used.
var published = map[string]struct {
	layout string
	rows   int
}{
	"sf-fire-week-2017-01.csv.gz": {"San Francisco Fire", 7704}, "sf-fire-api-171743725.json": {"San Francisco Fire", 4},
	"nyc-ems-2013-first-600.csv": {"New York EMS", 600}, "seattle-police-denny-blaine-2018-2023.csv": {"Seattle police, a row for each call", 222},
	"virginia-beach-ems-2017-18.csv": {"", 965}, "berkeley-police-2022.csv": {"", 400}, "nashville-police-calls-2024.csv.gz": {"", 2000}, "reno-fire-2011-04.csv": {"", 1500},
	"dallas-police-active-calls.csv": {"", 63}, "full-2025-EMS-3-MVC_v351.xml.gz": {"NEMSIS", 1}, "EMSDataset-ElementsRepeat-1.xml.gz": {"NEMSIS", 1},
	"jemss-auckland-one-call.csv": {"JEMSS", 1},
}

// TestRealLogs: every file of the folder is read, or it is said why not, and all rows add up.
func TestRealLogs(t *testing.T) {
	folder := os.Getenv(realLogs)
	if folder == "" {
		t.Skip("no folder with logs is named by " + realLogs)
	}
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		want, known := published[filepath.Base(file)]
		if !known {
			if err := looked(file); errors.Is(err, errLost) {
				t.Errorf("%s: %v", file, err)
			}
			return nil
		}
		_, m, tally := understood(t, file, log.Wish{Zone: "America/New_York"})
		if m.Layout != want.layout || tally.Rows != want.rows || tally.Used != want.rows {
			t.Errorf("%s: layout %q, %d of %d rows are used, want %+v", file, m.Layout, tally.Used, tally.Rows, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

package content

import "testing"

func TestLengthsThatFilesHaveAreToldAsReportsTellThem(t *testing.T) {
	t.Parallel()
	for written, told := range map[string]string{
		"1h2m50s": "1:02:50", "53m10s": "53:10", "2m": "2:00", "9s": "0:09", "600ms": "0.6 s", "1s400ms": "1.4 s", "12s": "0:12",
		"12%": "12%", "4.5/h": "4.5/h", "3": "3", "40 mph": "40 mph", "1m..2m": "1m..2m",
	} {
		if got := amount(written); got != told {
			t.Errorf("%s: %s, not %s", written, got, told)
		}
	}
}

package log

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// dateStyle is what a style shows of a number: as a date, with a clock time, or neither.
type dateStyle struct{ date, clock bool }

// readStyles reads which styles of cells show numbers as dates.
func (w *workbook) readStyles(d *xml.Decoder, limit *patience) error {
	codes := make(map[string]string)
	within := ""
	return begins(d, func(e *xml.StartElement) error {
		limit.left = mostRecord
		switch e.Name.Local {
		case "cellXfs", "cellStyleXfs", "dxfs", "cellStyles":
			within = e.Name.Local
		case "numFmt":
			codes[attribute(e, "numFmtId")] = attribute(e, "formatCode")
		case "xf":
			if within == "cellXfs" {
				id := attribute(e, "numFmtId")
				w.styles = append(w.styles, styleOf(id, codes[id]))
			}
		}
		return nil
	})
}

// styleOf is what a format of numbers shows: one that is built in (ECMA-376 18.8.30), or by its code.
func styleOf(id, code string) dateStyle {
	if code == "" {
		switch n, _ := strconv.Atoi(id); {
		case n >= 14 && n <= 17, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 58:
			return dateStyle{date: true}
		case n >= 18 && n <= 21, n >= 32 && n <= 35, n >= 45 && n <= 47:
			return dateStyle{clock: true}
		case n == 22:
			return dateStyle{date: true, clock: true}
		default:
			return dateStyle{}
		}
	}
	code = strings.ToLower(literalsAway(code))
	s := dateStyle{date: strings.ContainsAny(code, "yd"), clock: strings.ContainsAny(code, "hs")}
	s.date = s.date || !s.clock && strings.Contains(code, "m")
	return s
}

// literalsAway takes out of the code of a format what is shown as it stands: "in quotes", \x, colours and locales in brackets, but not
// hours that go on beyond 24: [h].
func literalsAway(code string) string {
	var b strings.Builder
	for code != "" {
		c, rest := code[0], code[1:]
		switch {
		case c == '\\' || c == '_' || c == '*':
			code = rest[min(1, len(rest)):]
		case c == '"':
			_, code, _ = strings.Cut(rest, `"`)
		case c == '[':
			var within string
			within, code, _ = strings.Cut(rest, "]")
			if strings.Trim(strings.ToLower(within), "hms") == "" {
				b.WriteString(within)
			}
		case strings.HasPrefix(strings.ToLower(code), "general"):
			code = code[len("general"):]
		default:
			b.WriteByte(c)
			code = rest
		}
	}
	return b.String()
}

// days1904 is by how much days since 1904 are fewer than those that sheets usually count.
const days1904 = 1462

// shown is a number as its style shows it, a date in a form that cannot be misread. A time of day is to the second, which a fraction of
// a day misses by a little.
func (w *workbook) shown(number string, style int) string {
	if style < 0 || style >= len(w.styles) || w.styles[style] == (dateStyle{}) {
		return plainNumber(number)
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || n < 0 || n > 2958466 || math.IsNaN(n) { // the year 10000
		return number
	}
	seconds := int64(math.Round(float64(n * 86400)))
	day := seconds / 86400
	at := time.Unix(seconds-serialEpoch*86400, 0).UTC()
	if w.since04 {
		at = at.AddDate(0, 0, days1904)
	}
	switch s := w.styles[style]; {
	case day == 0 && !w.since04, day == 0 && !s.date:
		return at.Format(time.TimeOnly)
	case !s.date && day < 366: // a duration
		return plainNumber(number)
	case !s.clock && seconds%86400 == 0:
		return at.Format(time.DateOnly)
	default:
		return at.Format(time.DateTime)
	}
}

// plainNumber is a number without exponent.
func plainNumber(number string) string {
	if !strings.ContainsAny(number, "eE") {
		return number
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || math.Abs(n) > 1e15 {
		return number
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}
